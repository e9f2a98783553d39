package io.andal.specification.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import io.andal.workspace.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of GraphQL schemas and proto files. */
class DefinitionDifferencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        "type A { a: Int }|type A { a: Int }|none",
        "type A { a: Int } type B { b: Int }|type A { a: Int }|BREAKING graphql-type-removed B",
        "type A { a: Int }|type A { a: Int } type B { b: Int }|SAFE graphql-type-added B",
        "type A { a: Int }|input A { a: Int }|BREAKING graphql-type-kind-changed A",
        "type A { a: Int b: Int }|type A { a: Int }|BREAKING graphql-field-removed A.b",
        "type A { a: Int }|type A { a: Int b: Int }|SAFE graphql-field-added A.b",
        "type A { a: Int }|type A { a: Int! }|SAFE graphql-field-type-changed A.a",
        "type A { a: Int! }|type A { a: Int }|BREAKING graphql-field-type-changed A.a",
        "type A { a: [Int] }|type A { a: [Int!]! }|SAFE graphql-field-type-changed A.a",
        "type A { a: [Int] }|type A { a: Int }|BREAKING graphql-field-type-changed A.a",
        "type A { a(x: Int): Int }|type A { a: Int }|BREAKING graphql-argument-removed A.a(x:)",
        "type A { a: Int }|type A { a(x: Int): Int }|DANGEROUS graphql-argument-added A.a(x:)",
        "type A { a: Int }|type A { a(x: Int!): Int }|BREAKING graphql-required-argument-added A.a(x:)",
        "type A { a: Int }|type A { a(x: Int! = 1): Int }|DANGEROUS graphql-argument-added A.a(x:)",
        "type A { a(x: Int!): Int }|type A { a(x: Int): Int }|SAFE graphql-argument-type-changed A.a(x:)",
        "type A { a(x: Int): Int }|type A { a(x: Int!): Int }|BREAKING graphql-argument-type-changed A.a(x:)",
        "type A { a(x: Int = 1): Int }|type A { a(x: Int = 2): Int }|DANGEROUS graphql-argument-default-changed A.a(x:)",
        "type A { a: Int }|type A { a: Int @deprecated }|SAFE graphql-deprecated A.a",
        "input A { a: Int }|input A { a: Int b: Int! }|BREAKING graphql-required-input-field-added A.b",
        "input A { a: Int }|input A { a: Int b: Int }|DANGEROUS graphql-input-field-added A.b",
        "input A { a: Int! }|input A { a: Int }|SAFE graphql-input-field-type-changed A.a",
        "enum E { A B }|enum E { A }|BREAKING graphql-enum-value-removed E.B",
        "enum E { A }|enum E { A B }|DANGEROUS graphql-enum-value-added E.B",
        "union U = A \\u007C B|union U = A|BREAKING graphql-member-removed U",
        "type A implements I { a: Int }|type A { a: Int }|BREAKING graphql-interface-removed A",
        "directive @d on FIELD scalar S|scalar S|BREAKING graphql-directive-removed @d",
        "type Query { a: Int }|schema { query: Root } type Root { a: Int }|none",
        "type Query { a: Int b: Int }|type Query { a: Int }|BREAKING graphql-field-removed Query.b"
      })
  void changesOfSchemasHaveTheirLevel(String base, String revision, String expected) {
    List<Change> changes =
        Differences.between(
            read(base.replace("\\u007C", "|")), read(revision.replace("\\u007C", "|")));
    assertThat(changes)
        .extracting(c -> c.level() + " " + c.id() + " " + c.place())
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void changesOfRootFieldsNameTheirOperationAndTheirPlace() {
    Change change =
        Differences.between(
                read("type Query {\n  a: Int\n  b: Int\n}"), read("type Query {\n  a: Int\n}"))
            .getFirst();
    assertThat(change.operation()).isEqualTo("QUERY b");
    assertThat(change.basePosition()).contains(new Position(3, 3));
    assertThat(change.revisionPosition()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "none",
      value = {
        "message M { int32 a = 1; }|message M { int32 a = 1; }|none",
        "message M { int32 a = 1; }|message M { int32 a = 1; int32 b = 2; }|SAFE protobuf-field-added M.b",
        "message M { int32 a = 1; }|message M { }|BREAKING protobuf-field-removed-unreserved M.a",
        "message M { int32 a = 1; }|message M { reserved 1; }|DANGEROUS protobuf-field-removed M.a",
        "message M { int32 a = 1; }|message M { reserved 1 to 9; }|DANGEROUS protobuf-field-removed M.a",
        "message M { int32 a = 1; }|message M { string b = 1; }|BREAKING protobuf-field-number-reused M.a",
        "message M { int32 a = 1; }|message M { int32 b = 1; }|DANGEROUS protobuf-field-renamed M.a",
        "message M { int32 a = 1; }|message M { int32 a = 2; }|BREAKING protobuf-field-number-changed M.a",
        "message M { int32 a = 1; }|message M { int64 a = 1; }|DANGEROUS protobuf-field-type-changed-compatibly M.a",
        "message M { int32 a = 1; }|message M { string a = 1; }|BREAKING protobuf-field-type-changed M.a",
        "message M { int32 a = 1; }|message M { repeated int32 a = 1; }|BREAKING protobuf-field-label-changed M.a",
        "message M { string a = 1; }|message M { repeated string a = 1; }|DANGEROUS protobuf-field-label-changed M.a",
        "message M { string a = 1; }|message M { oneof o { string a = 1; } }|DANGEROUS protobuf-field-oneof-changed M.a",
        "message M { reserved 1; }|message M { }|DANGEROUS protobuf-reservation-removed M",
        "message M { reserved 2; }|message M { reserved 1 to 3; }|none",
        "message M { } message N { }|message M { }|BREAKING protobuf-type-removed N",
        "message M { }|enum M { A = 0; }|BREAKING protobuf-type-kind-changed M",
        "enum E { A = 0; B = 1; }|enum E { A = 0; }|BREAKING protobuf-enum-value-removed-unreserved E.B",
        "enum E { A = 0; B = 1; }|enum E { A = 0; C = 1; }|DANGEROUS protobuf-enum-value-renamed E.B",
        "enum E { A = 0; }|enum E { A = 0; B = 1; }|DANGEROUS protobuf-enum-value-added E.B",
        "enum E { A = 0; B = 1; }|enum E { A = 0; B = 2; }|BREAKING protobuf-enum-value-number-changed E.B",
        "message M { } service S { rpc C (M) returns (M); }|message M { } service S { }|BREAKING protobuf-rpc-removed S.C",
        "message M { } service S { rpc C (M) returns (M); }|message M { } service S { rpc C (M) returns (stream M); }|BREAKING protobuf-rpc-server-streaming-changed S.C",
        "package a; message M { M m = 1; }|package b; message M { M m = 1; }|BREAKING protobuf-package-changed package"
      })
  void changesOfProtoFilesHaveTheirLevel(String base, String revision, String expected) {
    List<Change> changes =
        Differences.between(
            read("syntax = \"proto3\"; " + base), read("syntax = \"proto3\"; " + revision));
    assertThat(changes)
        .extracting(c -> c.level() + " " + c.id() + " " + c.place())
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  private static Specification read(String text) {
    Specification read =
        new SpecificationReader(SpecificationLimits.DEFAULT)
            .read(SpecificationFile.of("pumps.txt", text), OtherFiles.NONE)
            .orElseThrow();
    assertThat(read.problems()).isEmpty();
    return read;
  }
}
