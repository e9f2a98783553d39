package io.andal.inventory;

import static io.andal.inventory.FakeCatalog.described;
import static io.andal.inventory.FakeCatalog.openApi;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.catalog.Found;
import io.andal.catalog.FoundDeployment;
import io.andal.inventory.CatalogState.ScanChange;
import io.andal.testing.TestDatabases.Fresh;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InventoryServiceTest {
  private static final String PUMPS =
      openApi("Pump Commands", "1.0.0", "https://api.pumps.example/pumps", "/pumps", "/pumps/{id}");
  private static final String BILLS =
      openApi("Billing", "2.1.0", "https://api.pumps.example/bills", "/bills", "/bills/{id}");

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatACatalogHasIsAnEntryWithItsVersion(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      rig.catalog("repo").has(described("pumps.yaml", "", PUMPS));
      rig.scan();
      ApiEntry api = rig.service().api("pump-commands").orElseThrow();
      assertThat(api.title()).isEqualTo("Pump Commands");
      assertThat(api.latest()).isEqualTo("1.0.0");
      assertThat(api.operations()).isEqualTo(2);
      assertThat(api.places()).extracting(ApiEntry.ApiPlace::key).containsExactly("pumps.yaml");
      assertThat(rig.service().text("pump-commands", "1.0.0")).contains(PUMPS);
      assertThat(rig.service().specification("pump-commands", "1.0.0")).isPresent();
      assertThat(rig.last("repo").changes())
          .containsExactly(new ScanChange("added", "pumps.yaml", "1.0.0", "pump-commands", ""));
      assertThat(rig.service().catalogs())
          .extracting(CatalogState::name, CatalogState::apis, CatalogState::versions)
          .contains(org.assertj.core.groups.Tuple.tuple("repo", 1, 1));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatDidNotChangeIsNotTakenAgain(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      FakeCatalog repo = rig.catalog("repo").has(described("pumps.yaml", "", PUMPS));
      rig.scan().scan();
      assertThat(repo.told()).isEqualTo(1);
      assertThat(rig.last("repo").unchanged()).isEqualTo(1);
      assertThat(rig.last("repo").changes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatDisappearsIsMarkedAfterACompleteScanAndComesBack(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      FakeCatalog repo =
          rig.catalog("repo")
              .has(described("pumps.yaml", "", PUMPS), described("bills.yaml", "", BILLS));
      rig.scan();
      repo.hasNothing();
      repo.has(described("bills.yaml", "", BILLS), described("bills2.yaml", "", BILLS));
      repo.failsAt(1);
      rig.scan();
      assertThat(rig.service().api("pump-commands").orElseThrow().gone()).isEmpty();
      assertThat(rig.last("repo").failure()).isPresent();
      repo.works();
      rig.scan();
      assertThat(rig.service().api("pump-commands").orElseThrow().gone()).isPresent();
      assertThat(rig.rules("pump-commands")).contains("gone");
      repo.has(described("pumps.yaml", "", PUMPS));
      rig.scan();
      assertThat(rig.service().api("pump-commands").orElseThrow().gone()).isEmpty();
      assertThat(rig.last("repo").changes()).extracting(ScanChange::what).contains("back");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aScanThatIsKilledGoesOnFromItsLastBatchAndDoublesNothing(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      FakeCatalog repo = rig.catalog("repo");
      for (int i = 0; i < 250; i++) {
        String name = "thing" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
        repo.has(described(name + ".yaml", "", openApi(name, "1.0.0", "", "/" + name)));
      }
      repo.diesAt(220);
      rig.scan();
      repo.works();
      rig.restart().scan();
      assertThat(rig.last("repo").state()).isEqualTo("done");
      assertThat(rig.last("repo").added()).isEqualTo(250);
      // 20 were told after the last batch, and were lost with the process
      assertThat(repo.told()).isEqualTo(270);
      assertThat(rig.index.all()).hasSize(250);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatFailsIsTriedAgainAfterGrowingPauses(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      rig.catalog("repo").has(described("pumps.yaml", "", PUMPS)).failsAt(0);
      rig.follow();
      for (int minutes : List.of(1, 2, 4)) {
        rig.service().tick();
        rig.service().await();
        assertThat(rig.service().catalogs().getFirst().next())
            .contains(rig.clock.instant().plus(Duration.ofMinutes(minutes)));
        rig.clock.advance(Duration.ofMinutes(minutes));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void oneApiInTwoCatalogsIsOneEntryWithItsEvidence(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      rig.catalog("hub").has(described("acme/pumps", "1.0.0", PUMPS));
      rig.catalog("repo")
          .has(described("pumps.yaml", "", PUMPS + "# a copy\n"))
          .has(described("bills.yaml", "", BILLS));
      rig.scan();
      assertThat(rig.index.all().keySet()).containsExactly("billing", "pump-commands");
      ApiEntry api = rig.service().api("pump-commands").orElseThrow();
      assertThat(api.places()).hasSize(2);
      assertThat(api.places().getFirst().evidence().getFirst())
          .startsWith("same server api.pumps.example/pumps, 2 of 2 operations in common");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aPersonSplitsAndMergesAndTheDecisionLasts(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      FakeCatalog repo = rig.catalog("repo").has(described("pumps.yaml", "", PUMPS));
      rig.catalog("hub").has(described("acme/pumps", "1.0.0", PUMPS));
      rig.scan();
      String other = rig.service().split("pump-commands", "hub", "acme/pumps", "ayu", "a fork");
      assertThat(other).isNotEqualTo("pump-commands");
      repo.hasNothing();
      repo.has(described("pumps.yaml", "", PUMPS + "# changed\n"));
      rig.scan().restart().scan();
      assertThat(rig.service().api("pump-commands").orElseThrow().places()).hasSize(1);
      assertThat(rig.service().api(other).orElseThrow().places()).hasSize(1);
      assertThat(rig.service().merge("pump-commands", List.of(other), "budi", "no fork"))
          .isEqualTo("pump-commands");
      rig.restart().scan();
      assertThat(rig.service().api("pump-commands").orElseThrow().places()).hasSize(2);
      assertThat(rig.service().api(other).map(ApiEntry::id)).contains("pump-commands");
      assertThat(rig.service().decisions("pump-commands"))
          .extracting(Inventory.Decision::what)
          .contains("merge", "split");
      assertThatThrownBy(() -> rig.service().merge("nothing", List.of("x"), "ayu", ""))
          .hasMessage("There is no API 'nothing'");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aPublishedVersionThatChangesIsAFinding(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      Found says = deployed("acme/pumps", "1.0.0");
      FakeCatalog hub = rig.catalog("hub").has(described("acme/pumps", "1.0.0", says, PUMPS));
      rig.scan();
      assertThat(rig.service().api("pump-commands").orElseThrow().lifecycle())
          .isEqualTo(Lifecycle.PRODUCTION);
      hub.hasNothing();
      String fewer = openApi("Pump Commands", "1.0.0", "https://api.pumps.example/pumps", "/pumps");
      hub.has(described("acme/pumps", "1.0.0", says, fewer));
      rig.scan();
      List<ApiVersion> versions = rig.service().versions("pump-commands");
      assertThat(versions).extracting(ApiVersion::revision).containsExactly(2, 1);
      assertThat(rig.rules("pump-commands"))
          .containsExactly("changed-after-publication 1.0.0", "unowned");
      assertThat(rig.service().text("pump-commands", "1.0.0@1")).contains(PUMPS);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatOnlyRunsAnApiDoesNotNameIt(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      rig.catalog("a-cluster").has(deployed("ingress:prod/water", "", "water"));
      rig.catalog("repo").has(described("p", "", PUMPS));
      rig.scan();
      ApiHits hits = rig.service().search(new ApiQuery("", Map.of(), "title", 0, 10));
      assertThat(hits.hits())
          .singleElement()
          .satisfies(
              hit -> {
                assertThat(hit.api().places()).hasSize(2);
                assertThat(hit.api().title()).isEqualTo("Pump Commands");
              });
    }
  }

  private static Found deployed(String key, String version) {
    return deployed(key, version, "");
  }

  private static Found deployed(String key, String version, String title) {
    return new Found(
        key,
        version,
        "",
        title,
        "",
        Optional.empty(),
        List.of(),
        "",
        "",
        List.of(),
        List.of(
            new FoundDeployment("production", "https://api.pumps.example/pumps", Optional.empty())),
        "ayu",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aDescriptionThatDoesNotParseIsStillAnEntry(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      rig.catalog("repo").has(described("broken.yaml", "", "openapi: 3.0.3\ninfo: [\n"));
      rig.scan();
      assertThat(rig.index.all()).hasSize(1);
      String id = rig.index.all().keySet().iterator().next();
      assertThat(rig.rules(id)).contains("broken-description unversioned");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void whatOnlyTrafficKnowsIsAShadowUntilItIsDescribed(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      rig.traffic.sees(
          FakeTraffic.api(
              "api.pumps.example",
              Optional.empty(),
              "api.pumps.example",
              Rig.START,
              Rig.START,
              false,
              "/pumps",
              "/pumps/{id}"));
      rig.follow().catchUp();
      String id = rig.index.all().keySet().iterator().next();
      assertThat(rig.rules(id)).containsExactly("shadow-api", "unowned");
      assertThat(rig.service().api(id).orElseThrow().lifecycle()).isEqualTo(Lifecycle.PRODUCTION);
      assertThat(rig.traffic.known()).isEmpty();
      rig.catalog("repo")
          .has(
              described(
                  "p.yaml",
                  "",
                  openApi("Pumps", "1.0", "https://api.pumps.example", "/pumps", "/pumps/{id}")));
      rig.scan();
      ApiEntry api = rig.service().api(id).orElseThrow();
      assertThat(api.places()).hasSize(2);
      assertThat(rig.rules(id)).doesNotContain("shadow-api");
      assertThat(rig.traffic.known()).hasSize(1);
      assertThat(rig.traffic.known().getFirst().id()).isEqualTo(api.id());
      assertThat(rig.traffic.known().getFirst().operations()).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void anOwnerAppearsWhenTheGroupDoes(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      Found says =
          new Found(
              "p",
              "",
              "",
              "",
              "",
              Optional.empty(),
              List.of(
                  new io.andal.catalog.OwnerClaim(
                      io.andal.catalog.OwnerClaim.Rule.CODEOWNERS, "@acme/controls", "line 3")),
              "",
              "",
              List.of(),
              List.of(),
              "",
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of());
      rig.catalog("repo").has(described("p.yaml", "", says, PUMPS));
      rig.scan();
      ApiOwner nobody = rig.service().api("pump-commands").orElseThrow().owner();
      assertThat(nobody.accountable()).isEmpty();
      assertThat(nobody.unownedSince()).isPresent();
      assertThat(nobody.steps())
          .contains(new ApiOwner.Step("codeowners", "@acme/controls", "unknown group"));
      rig.with(TestDocuments.group("controls")).follow().catchUp();
      ApiOwner owner = rig.service().api("pump-commands").orElseThrow().owner();
      assertThat(owner.accountable().orElseThrow().reference()).isEqualTo("group:controls");
      assertThat(owner.rule()).isEqualTo("codeowners");
      assertThat(rig.rules("pump-commands")).doesNotContain("unowned");
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aDocumentOfTheWorkspaceSaysWhichEntryItIsAbout(Fresh fresh) throws Exception {
    try (Rig rig = new Rig(fresh)) {
      rig.catalog("repo").has(described("pumps.yaml", "", PUMPS));
      rig.scan();
      String document =
          """
          {"kind": "API", "metadata": {"name": "pumps", "title": "Pumps of ours", "annotations":
            {"andal.io/api": "pump-commands", "andal.io/tier": "1", "andal.io/service": "pumps"}},
           "spec": {"type": "openapi", "lifecycle": "deprecated", "owner": "controls"}}
          """;
      rig.with(TestDocuments.group("controls"), document)
          .with("{\"kind\": \"Service\", \"metadata\": {\"name\": \"pumps\"}}")
          .follow();
      rig.catchUp();
      ApiEntry api = rig.service().api("pump-commands").orElseThrow();
      assertThat(rig.index.all()).hasSize(1);
      assertThat(api.title()).isEqualTo("Pumps of ours");
      assertThat(api.latest()).isEqualTo("1.0.0");
      assertThat(api.lifecycle()).isEqualTo(Lifecycle.DEPRECATED);
      assertThat(api.tier()).isEqualTo("1");
      assertThat(api.service()).contains("pumps");
      assertThat(api.owner().rule()).isEqualTo("backstage");
      assertThat(api.places().getFirst().evidence()).contains("its document names pump-commands");
      rig.without(document);
      rig.follow().catchUp();
      assertThat(rig.service().api("pump-commands").orElseThrow().lifecycle())
          .isEqualTo(Lifecycle.DESIGN);
    }
  }
}
