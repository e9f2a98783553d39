package io.andal.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** GraphQL, protobuf and WSDL. */
class OtherFormatsTest {
  private final SpecificationReader reader = new SpecificationReader(SpecificationLimits.DEFAULT);

  @Test
  void graphQlRootFieldsAreOperations() {
    Specification read =
        read(
            """
            \"\"\"Pumps of the town\"\"\"
            schema { query: Root mutation: Changes }
            type Root {
              "One pump"
              pump(id: ID!, at: String = "now"): Pump
              pumps: [Pump!]! @deprecated(reason: "use pump")
            }
            type Changes { stop(id: ID!): Boolean }
            type Pump { id: ID! serialNumber: String }
            extend type Pump { parts: [Part] }
            input Part { name: String! }
            """);
    assertThat(read.problems()).isEmpty();
    assertThat(read.outline().description()).isEqualTo("Pumps of the town");
    assertThat(read.outline().operations())
        .extracting(Operation::key)
        .containsExactly("QUERY pump", "QUERY pumps", "MUTATION stop");
    Operation pump = read.outline().operations().getFirst();
    assertThat(pump.description()).isEqualTo("One pump");
    assertThat(pump.parameters())
        .containsExactly(
            new Operation.Parameter("id", "argument", true, "ID"),
            new Operation.Parameter("at", "argument", false, "String"));
    assertThat(read.outline().operations().get(1).deprecated()).isTrue();
    assertThat(read.outline().fields())
        .extracting(f -> f.schema() + "." + f.name() + ": " + f.type())
        .containsExactly(
            "Pump.id: ID",
            "Pump.serialNumber: String",
            "Pump.parts: array of Part",
            "Part.name: String");
    assertThat(read.outline().fields().get(1).position()).isEqualTo(new Position(9, 21));
  }

  @Test
  void mistakesInGraphQlAreToldWithTheirPlace() {
    Specification read = read("type Pump {\n  id ID!\n}\n");
    assertThat(read.broken()).isTrue();
    assertThat(read.problems()).extracting(Problem::rule).containsExactly("graphql-syntax");
    assertThat(read.problems().getFirst().position()).isEqualTo(new Position(2, 8));
  }

  @Test
  void callsOfProtobufAreOperations() {
    OtherFiles others =
        OtherFiles.among(
            List.of(
                SpecificationFile.of(
                    "proto/common/types.proto",
                    "syntax = \"proto3\"; package common; message Id { string value = 1; }")));
    Specification read =
        reader
            .read(
                SpecificationFile.of(
                    "proto/pumps/pumps.proto",
                    """
                    // Pumps.
                    syntax = "proto3";
                    package pumps.v1;
                    import "common/types.proto";
                    import "google/protobuf/empty.proto";
                    import "pumps/none.proto";

                    // What pumps do.
                    service Pumps {
                      rpc Watch (common.Id) returns (stream Pump) { option deprecated = true; }
                    }
                    message Pump {
                      reserved 4, 7 to 9, "old";
                      common.Id id = 1;
                      repeated State states = 2 [deprecated = true];
                      oneof place { string street = 3; int32 grid = 5; }
                      map<string, State> byName = 6;
                      enum State { OFF = 0; ON = 1; }
                    }
                    """),
                others)
            .orElseThrow();
    assertThat(read.formatVersion()).isEqualTo("proto3");
    assertThat(read.parts())
        .extracting(SpecificationFile::name)
        .containsExactly("proto/common/types.proto");
    assertThat(read.problems())
        .extracting(p -> p.rule() + " " + p.position().line())
        .containsExactly("import-missing 6");
    Operation watch = read.outline().operations().getFirst();
    assertThat(watch.key()).isEqualTo("RPC /pumps.v1.Pumps/Watch");
    assertThat(watch.deprecated()).isTrue();
    assertThat(watch.position()).isEqualTo(new Position(10, 3));
    assertThat(read.outline().fields())
        .extracting(f -> f.name() + ": " + f.type())
        .containsExactly(
            "id: common.Id",
            "states: array of pumps.v1.Pump.State",
            "byName: map<string, pumps.v1.Pump.State>",
            "street: string",
            "grid: int32");
    assertThat(read.root().orElseThrow().toString()).contains("Mapping");
  }

  @Test
  void mistakesInProtobufAreToldWithTheirPlace() {
    Specification read = read("syntax = \"proto3\";\nmessage Pump {\n  string id 1;\n}\n");
    assertThat(read.problems()).extracting(Problem::rule).containsExactly("protobuf-syntax");
    assertThat(read.problems().getFirst().position().line()).isEqualTo(3);
  }

  @Test
  void protobufOfAnApiHubIsRead() {
    List<Path> files = Conformance.files(Conformance.folder("inventory/apigee"), ".proto");
    Conformance.count(
        "apihub", files, files.size(), read -> read.format() == Format.PROTOBUF && !read.broken());
  }

  @Test
  void operationsOfSoapStandBelowTheirPorts() {
    Specification read =
        read(
            """
            <?xml version="1.0"?>
            <definitions name="Pumps" xmlns="http://schemas.xmlsoap.org/wsdl/"
                xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:pumps"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:pumps">
              <types><xs:schema>
                <xs:complexType name="Pump"><xs:sequence>
                  <xs:element name="serialNumber" type="xs:string" maxOccurs="unbounded"/>
                </xs:sequence></xs:complexType>
                <xs:element name="Stop"><xs:complexType><xs:sequence>
                  <xs:element name="id" type="xs:int"/>
                </xs:sequence></xs:complexType></xs:element>
              </xs:schema></types>
              <portType name="PumpType"><operation name="Stop">
                <documentation>Stops a pump</documentation>
                <input message="t:StopRequest"/><output message="t:StopAnswer"/>
              </operation></portType>
              <binding name="PumpBinding" type="t:PumpType">
                <soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>
                <operation name="Stop"><soap:operation soapAction="urn:pumps/Stop"/></operation>
              </binding>
              <service name="PumpService"><port name="PumpPort" binding="t:PumpBinding">
                <soap:address location="https://me:secret@pumps.example/soap"/>
              </port></service>
            </definitions>
            """);
    assertThat(read.problems()).isEmpty();
    assertThat(read.outline().title()).isEqualTo("PumpService");
    assertThat(read.outline().servers()).containsExactly("https://pumps.example/soap");
    Operation stop = read.outline().operations().getFirst();
    assertThat(stop.key()).isEqualTo("SOAP PumpService/PumpPort/Stop");
    assertThat(stop.operationId()).isEqualTo("urn:pumps/Stop");
    assertThat(stop.description()).isEqualTo("Stops a pump");
    assertThat(stop.position().line()).isEqualTo(19);
    assertThat(read.outline().fields())
        .extracting(f -> f.schema() + "." + f.name() + ": " + f.type())
        .containsExactly("Pump.serialNumber: array of string", "Stop.id: int");
  }

  @Test
  void documentTypesAndBrokenXmlAreRefused() {
    String root = "<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\">";
    assertThat(read("<!DOCTYPE definitions SYSTEM \"x.dtd\">" + root + "</definitions>").problems())
        .extracting(Problem::rule)
        .containsExactly("doctype");
    assertThat(read(root + "\n<a></b></definitions>").problems())
        .extracting(p -> p.rule() + " " + p.position().line())
        .containsExactly("xml-syntax 2");
  }

  private Specification read(String text) {
    return reader.read(SpecificationFile.of("pumps.txt", text), OtherFiles.NONE).orElseThrow();
  }
}
