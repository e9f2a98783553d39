package io.andal.specification.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.specification.Mapping;
import io.andal.specification.Node;
import io.andal.specification.OtherFiles;
import io.andal.specification.Specification;
import io.andal.specification.SpecificationFile;
import io.andal.specification.SpecificationLimits;
import io.andal.specification.SpecificationReader;
import io.andal.workspace.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  private static final String TEXT =
      """
      openapi: 3.1.0
      info: {title: a, version: "1"}
      x: {$ref: '#/components/schemas/A~1B%20c'}
      chain: {$ref: '#/x', description: mine}
      anchored: {$ref: '#pump'}
      byId: {$ref: 'https://pumps.example/pump#/properties/id'}
      through: {$ref: '#/chain/properties/name'}
      circle: {$ref: '#/circle2'}
      circle2: {$ref: '#/circle'}
      missing: {$ref: '#/nowhere'}
      other: {$ref: 'types.yaml#/Pump'}
      list: [{$ref: '#/list/1'}, 7]
      components:
        schemas:
          A/B c: {properties: {name: {type: string}}}
          P: {$anchor: pump, $id: 'https://pumps.example/pump', properties: {id: {type: integer}}}
      """;

  private final Specification read =
      new SpecificationReader(SpecificationLimits.DEFAULT)
          .read(
              SpecificationFile.of("pumps.yaml", TEXT),
              OtherFiles.among(
                  List.of(
                      SpecificationFile.of(
                          "types.yaml", "Pump: {$ref: '#/Real'}\nReal: {type: object}\n"))))
          .orElseThrow();
  private final References references = References.of(read);

  @Test
  void pointersAreDecodedAndChainsFollowed() {
    assertThat(found("x").pointer()).isEqualTo("/components/schemas/A~1B c");
    assertThat(found("x").name()).isEqualTo("A/B c");
    Resolution.Found chain = found("chain");
    assertThat(chain.node()).isSameAs(found("x").node());
    assertThat(chain.through()).hasSize(2);
    assertThat(chain.through().getFirst().text("description")).isEqualTo("mine");
    assertThat(references.resolve(node("list")).through()).isEmpty();
  }

  @Test
  void anchorsIdsAndPointersThroughReferencesLeadSomewhere() {
    assertThat(found("anchored").pointer()).isEqualTo("/components/schemas/P");
    assertThat(found("byId").pointer()).isEqualTo("/components/schemas/P/properties/id");
    assertThat(found("through").pointer()).isEqualTo("/components/schemas/A~1B c/properties/name");
  }

  @Test
  void circlesAndGapsAreTold() {
    assertThat(missing("circle").reason()).isEqualTo(Resolution.Reason.CYCLE);
    assertThat(missing("missing").reason()).isEqualTo(Resolution.Reason.NOTHING_THERE);
  }

  @Test
  void referencesInOtherFilesStayInThem() {
    assertThat(found("other").file()).isEqualTo("types.yaml");
    assertThat(found("other").pointer()).isEqualTo("/Real");
  }

  @Test
  void pointersTellPlacesInTheText() {
    Mapping root = read.root().orElseThrow();
    assertThat(Pointers.position(root, "/info/title")).isEqualTo(new Position(2, 8));
    assertThat(Pointers.position(root, "/list/1")).isEqualTo(new Position(12, 28));
    assertThat(Pointers.position(root, "/info/contact/name")).isEqualTo(new Position(2, 1));
    assertThat(Pointers.node(root, "/list/01")).isEmpty();
  }

  private Node node(String key) {
    Node node = read.root().orElseThrow().get(key);
    assertThat(node).isNotNull();
    return node == null ? read.root().orElseThrow() : node;
  }

  private Resolution.Found found(String key) {
    return (Resolution.Found) references.resolve(node(key));
  }

  private Resolution.Missing missing(String key) {
    return (Resolution.Missing) references.resolve(node(key));
  }
}
