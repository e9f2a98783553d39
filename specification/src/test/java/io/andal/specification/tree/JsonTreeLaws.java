package io.andal.specification.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.Field;
import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.Scalar;
import io.andal.specification.Sequence;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is true of every tree that is written as JSON. */
class JsonTreeLaws {

  @Property(tries = 100)
  void aPrintedTreeIsReadAsTheSameTreeAtTheSamePlaces(
      @ForAll("trees") Node tree, @ForAll @IntRange(min = 0, max = 3) int spacing) {
    JsonPrinter printer = new JsonPrinter(spacing);
    Node placed = printer.print(tree);
    assertThat(described(read(printer.text()))).isEqualTo(described(placed));
  }

  @Property(tries = 100)
  void yamlReadsJsonAsTheSameTreeAtTheSamePlaces(@ForAll("trees") Node tree) {
    JsonPrinter printer = new JsonPrinter(1);
    Node placed = printer.print(tree);
    Node read =
        YamlTree.read(
            printer.text(),
            "tree.json",
            new ReadingBudget(SpecificationLimits.DEFAULT, () -> 0),
            new ArrayList<>());
    assertThat(read).isNotNull();
    assertThat(described(read)).isEqualTo(described(placed));
  }

  private static Node read(String text) {
    Tree tree =
        TreeReader.read(
            SpecificationFile.of("tree.json", text),
            new ReadingBudget(SpecificationLimits.DEFAULT, () -> 0));
    return tree.root().orElseThrow(() -> new AssertionError(tree.problems() + "\n" + text));
  }

  private static String described(Node node) {
    String place = "@" + node.line() + ":" + node.column();
    return switch (node) {
      case Scalar scalar -> scalar.type() + "<" + scalar.text() + ">" + place;
      case Sequence sequence ->
          sequence.items().stream().map(JsonTreeLaws::described).toList() + place;
      case Mapping mapping -> mapping.fields().stream().map(JsonTreeLaws::field).toList() + place;
    };
  }

  private static String field(Field field) {
    return field.key() + "@" + field.line() + ":" + field.column() + "=" + described(field.value());
  }

  @Provide
  Arbitrary<Node> trees() {
    // a text that holds only nothing is no tree
    return tree(2).map(node -> new Sequence(1, 1, List.of(node)));
  }

  private static Arbitrary<Node> tree(int depth) {
    Arbitrary<Node> scalar =
        Arbitraries.oneOf(
            texts().map(text -> new Scalar(1, 1, Scalar.Type.TEXT, text)),
            Arbitraries.bigDecimals().map(n -> new Scalar(1, 1, Scalar.Type.NUMBER, n.toString())),
            Arbitraries.of("true", "false").map(t -> new Scalar(1, 1, Scalar.Type.BOOLEAN, t)),
            Arbitraries.just(new Scalar(1, 1, Scalar.Type.NULL, "null")));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<Node> inner = tree(depth - 1);
    Arbitrary<Node> list = inner.list().ofMaxSize(4).map(items -> new Sequence(1, 1, items));
    Arbitrary<List<Field>> fields =
        Combinators.combine(texts(), inner)
            .as((key, value) -> new Field(key, 1, 1, value))
            .list()
            .ofMaxSize(12)
            .uniqueElements(Field::key);
    return Arbitraries.oneOf(scalar, list, fields.map(all -> new Mapping(1, 1, all)));
  }

  /** Quotes, line breaks and letters of all sizes, but nothing that YAML forbids. */
  private static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("abz09 \"\\/:#{}[],-'\n\t\r\b\u00e4\u20ac".toCharArray())
        .ofMaxLength(8)
        .flatMap(text -> Arbitraries.of("", "\ud83d\ude80", "$ref").map(more -> text + more));
  }
}
