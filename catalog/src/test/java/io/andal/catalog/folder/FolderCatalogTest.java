package io.andal.catalog.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.andal.catalog.Found;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.OwnerClaim.Rule;
import io.andal.catalog.document.Selection;
import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.specification.SpecificationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderCatalogTest extends CatalogKit {
  private static final String WITH_REFERENCE =
      """
      openapi: 3.0.3
      info: {title: Wells, version: 1.0.0}
      paths:
        /wells:
          get:
            responses:
              '200':
                description: all
                content:
                  application/json:
                    schema: {$ref: '../common/types.yaml#/components/schemas/Well'}
      """;
  private static final String TYPES =
      """
      openapi: 3.0.3
      info: {title: Types, version: 1.0.0}
      paths: {}
      components:
        schemas:
          Well: {type: object, properties: {depth: {type: number}}}
      """;

  @TempDir private Path folder;

  @Override
  protected CatalogRig rig(Shelf shelf) {
    return rig(shelf, Selection.ALL);
  }

  private FolderRig rig(Shelf shelf, Selection selection) {
    return new FolderRig(folder.resolve("root"), shelf, selection, Map.of());
  }

  private FolderRig one() {
    return rig(new Shelf(List.of(Shelf.usual().get("pumps"))), Selection.ALL);
  }

  private static Told scan(FolderRig rig, Told told) throws Exception {
    rig.catalog().scan(told, "", told);
    return told;
  }

  @Test
  void aPartOfAnotherDescriptionIsNoApiOfItsOwn() throws Exception {
    try (FolderRig rig = one()) {
      rig.write("wells/openapi.yaml", WITH_REFERENCE);
      rig.write("common/types.yaml", TYPES);

      Told told = scan(rig, new Told());

      assertThat(told.present())
          .containsExactly("apis/pumps/description.txt@", "wells/openapi.yaml@");
      Found wells = told.found().getLast();
      assertThat(wells.title()).isEqualTo("Wells");
      assertThat(wells.content().orElseThrow().parts())
          .extracting(SpecificationFile::name)
          .containsExactly("common/types.yaml");
    }
  }

  @Test
  void aPartThatChangesOrAppearsChangesWhatRefersToIt() throws Exception {
    try (FolderRig rig = one()) {
      rig.write("wells/openapi.yaml", WITH_REFERENCE);
      Told missing = scan(rig, new Told());
      rig.write("common/types.yaml", TYPES);
      Told there = scan(rig, missing.next());
      rig.write("common/types.yaml", TYPES.replace("number", "integer"));
      Told changed = scan(rig, there.next());

      assertThat(there.found()).extracting(Found::key).containsExactly("wells/openapi.yaml");
      assertThat(changed.found()).extracting(Found::key).containsExactly("wells/openapi.yaml");
      assertThat(scan(rig, changed.next()).found()).isEmpty();
    }
  }

  @Test
  void aDescriptionThatDoesNotParseIsFoundWithItsContent() throws Exception {
    try (FolderRig rig = one()) {
      rig.write("broken.yaml", "openapi: 3.0.3\ninfo: {title: Broken\npaths: {}\n");
      assertThat(scan(rig, new Told()).found())
          .filteredOn(found -> found.key().equals("broken.yaml"))
          .singleElement()
          .satisfies(found -> assertThat(found.content()).isPresent());
    }
  }

  @Test
  void whatBuildsAndToolsPutThereIsPassedOver() throws Exception {
    try (FolderRig rig = one()) {
      String text = Shelf.text("Other", "1.0.0", "");
      rig.write("node_modules/other/openapi.yaml", text);
      rig.write("a/target/openapi.yaml", text);
      rig.write(".hidden/openapi.yaml", text);
      rig.write("generated/openapi.yaml", text);
      rig.write(".andalignore", "# ours alone\n/generated/\n");
      Files.createSymbolicLink(folder.resolve("root/link"), folder);
      Files.writeString(folder.resolve("outside.yaml"), text);
      Files.createSymbolicLink(folder.resolve("root/out.yaml"), folder.resolve("outside.yaml"));

      assertThat(scan(rig, new Told()).present()).containsExactly("apis/pumps/description.txt@");
    }
  }

  @Test
  void patternsOfTheDocumentSelect() throws Exception {
    Selection selection = new Selection(List.of("apis/**"), List.of("*Tanks*"));
    try (FolderRig rig = rig(Shelf.usual(), selection)) {
      rig.write("other.yaml", Shelf.text("Other", "1.0.0", ""));
      assertThat(scan(rig, new Told()).present())
          .containsExactly(
              "apis/meters/description.txt@",
              "apis/pumps/description.txt@",
              "apis/valves/description.txt@");
    }
  }

  @Test
  void ownersComeFromCodeownersAndBackstage() throws Exception {
    try (FolderRig rig = rig(Shelf.usual(), Selection.ALL)) {
      rig.write("CODEOWNERS", "/apis/ @acme/apis @ayu\n/apis/tanks\n");
      rig.write(
          "apis/pumps/catalog-info.yaml",
          """
          apiVersion: backstage.io/v1alpha1
          kind: API
          metadata: {name: pumps, tags: [water], annotations: {andal.io/owner: "user:dewi"}}
          spec:
            type: openapi
            lifecycle: deprecated
            owner: controls
            system: watering
            definition: {$text: ./description.txt}
          ---
          apiVersion: backstage.io/v1alpha1
          kind: System
          metadata: {name: watering}
          spec: {owner: user:ayu}
          ---
          apiVersion: backstage.io/v1alpha1
          kind: API
          metadata: {name: inside}
          spec:
            type: graphql
            lifecycle: production
            owner: controls
            definition: "type Query { wells: Int }"
          """);

      Told told = scan(rig, new Told());

      Found pumps = found(told, "apis/pumps/description.txt");
      assertThat(pumps.owners())
          .extracting(OwnerClaim::rule, OwnerClaim::reference)
          .containsExactly(
              tuple(Rule.FIELD, "user:dewi"),
              tuple(Rule.BACKSTAGE, "group:default/controls"),
              tuple(Rule.CODEOWNERS, "@acme/apis"),
              tuple(Rule.CODEOWNERS, "@ayu"),
              tuple(Rule.SYSTEM, "user:default/ayu"));
      assertThat(pumps.owners().get(2).evidence()).startsWith("CODEOWNERS line 1 of ");
      assertThat(pumps.system()).isEqualTo("watering");
      assertThat(pumps.lifecycle()).isEqualTo("deprecated");
      assertThat(pumps.labels()).containsEntry("codeowners", "owned");
      assertThat(found(told, "apis/tanks/description.txt").labels())
          .containsEntry("codeowners", "unowned");
      assertThat(found(told, "apis/pumps/catalog-info.yaml#api:default/inside").content())
          .isPresent();
    }
  }

  @Test
  void anOwnerWhoChangesIsToldThoughTheDescriptionDidNot() throws Exception {
    try (FolderRig rig = one()) {
      rig.write("CODEOWNERS", "* @ayu\n");
      Told first = scan(rig, new Told());
      rig.write("CODEOWNERS", "* @dewi\n");
      assertThat(scan(rig, first.next()).found()).hasSize(1);
    }
  }

  @Test
  void aLineOfCodeownersThatCantBeReadIsTold() throws Exception {
    try (FolderRig rig = one()) {
      rig.write("CODEOWNERS", "* nobody\n");
      assertThat(scan(rig, new Told()).skipped())
          .extracting(SourceFailure::message)
          .singleElement()
          .asString()
          .startsWith("CODEOWNERS:1:1: warning: 'nobody' names no owner");
    }
  }

  @Test
  void aFolderThatIsEmptyOrMissingMakesNothingGone() throws Exception {
    try (FolderRig rig = one()) {
      rig.hold(new Shelf(List.of()));
      assertThatThrownBy(() -> scan(rig, new Told()))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("can't be found");
      Files.createDirectory(folder.resolve("root"));
      assertThatThrownBy(() -> scan(rig, new Told()))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("holds no files at all");
    }
  }

  private static Found found(Told told, String key) {
    return told.found().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
  }
}
