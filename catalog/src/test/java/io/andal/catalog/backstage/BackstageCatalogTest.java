package io.andal.catalog.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.andal.catalog.Found;
import io.andal.catalog.OwnerClaim;
import io.andal.catalog.OwnerClaim.Rule;
import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackstageCatalogTest extends CatalogKit {

  @Override
  protected CatalogRig rig(Shelf shelf) {
    return new BackstageRig(shelf, false);
  }

  @Test
  void anApiHasItsOwnerItsSystemAndWhoOffersAndCallsIt() throws Exception {
    try (BackstageRig rig = new BackstageRig(Shelf.usual(), false)) {
      rig.others(
          List.of(
              BackstageRig.entity("System", "watering", "Watering", Map.of("owner", "user:ayu")),
              BackstageRig.entity(
                  "Component",
                  "commands",
                  "Commands",
                  Map.of("providesApis", List.of("Pumps"), "consumesApis", List.of("tanks"))),
              BackstageRig.entity(
                  "Component",
                  "planner",
                  "Planner",
                  Map.of("consumesApis", List.of("api:default/pumps")))));
      Told told = new Told();
      rig.catalog().scan(told, "", told);

      Found pumps =
          told.found().stream()
              .filter(one -> one.key().equals("api:default/pumps"))
              .findFirst()
              .orElseThrow();
      assertThat(pumps.owners())
          .extracting(OwnerClaim::rule, OwnerClaim::reference, OwnerClaim::evidence)
          .containsExactly(
              tuple(Rule.BACKSTAGE, "group:default/controls", "spec.owner of api:default/pumps"),
              tuple(Rule.SYSTEM, "user:default/ayu", "spec.owner of system:default/watering"));
      assertThat(pumps.system()).isEqualTo("watering");
      assertThat(pumps.labels())
          .containsEntry("providers", "component:commands")
          .containsEntry("consumers", "component:planner")
          .containsEntry("type", "openapi");
      assertThat(pumps.link()).contains(URI.create(rig.url() + "/catalog/default/api/pumps"));
    }
  }

  @Test
  void anOlderOneIsAskedInItsOwnWay() throws Exception {
    Shelf shelf = Shelf.of(230);
    try (BackstageRig rig = new BackstageRig(shelf, true)) {
      Told told = new Told();
      rig.catalog().scan(told, "", told);
      assertThat(told.present()).hasSize(230);
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    String text =
        BackstageWriter.write(
            new BackstageWriter.Api(
                "Our pumps & more!",
                "Pumps",
                "Turns pumps: on\nand off",
                "openapi",
                "",
                "group:controls",
                "watering",
                List.of("Water Works"),
                Map.of("Runbook", "https://pumps.example/runbook"),
                new Definition.Inline(Shelf.text("Pumps", "1.0.0", ""))));
    BackstageEntities entities = BackstageEntities.of(EntityText.read("catalog-info.yaml", text));

    assertThat(entities.apis())
        .singleElement()
        .satisfies(
            api -> {
              Found found = entities.found(api, BackstageEntities.inline(api), Optional.empty());
              assertThat(found.key()).isEqualTo("api:default/our-pumps-more");
              assertThat(found.title()).isEqualTo("Pumps");
              assertThat(found.description()).isEqualTo("Turns pumps: on\nand off");
              assertThat(found.lifecycle()).isEqualTo("production");
              assertThat(found.tags()).containsExactly("water-works");
              assertThat(found.labels())
                  .containsEntry("link Runbook", "https://pumps.example/runbook");
              assertThat(
                      new String(
                          found.content().orElseThrow().main().bytes(), StandardCharsets.UTF_8))
                  .isEqualTo(Shelf.text("Pumps", "1.0.0", ""));
            });
    assertThat(
            BackstageWriter.write(
                new BackstageWriter.Api(
                    "pumps",
                    "",
                    "",
                    "openapi",
                    "",
                    "",
                    "",
                    List.of(),
                    Map.of(),
                    new Definition.Elsewhere("./openapi.yaml"))))
        .contains("owner: unknown")
        .contains("$text: ./openapi.yaml");
  }
}
