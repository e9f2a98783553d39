package io.andal.inventory;

import static io.andal.inventory.FakeCatalog.described;
import static io.andal.inventory.FakeCatalog.openApi;
import static org.assertj.core.api.Assertions.assertThat;

import io.andal.testing.TestDatabases;
import io.andal.traffic.KnownApi;
import io.andal.traffic.SeenApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrafficFindingsTest {
  private static final Instant LONG_AGO = Rig.START.minus(Duration.ofDays(60));
  private static final String HOST = "api.pumps.example";

  @Test
  void whatIsDeprecatedAndCalledIsAZombieWithTheNamesOfItsCallers() throws Exception {
    try (Rig rig = rig()) {
      String text = openApi("Pumps", "1.0.0", "https://" + HOST, "/pumps");
      rig.catalog("repo")
          .has(described("p", "", text.replace("  title", "  x-lifecycle: deprecated\n  title")));
      SeenApi seen = known("pumps", Rig.START, true, "/pumps");
      rig.scan();
      rig.traffic.sees(
          new SeenApi(
              seen.id(),
              seen.known(),
              seen.hosts(),
              seen.sources(),
              seen.first(),
              seen.last(),
              seen.requests(),
              seen.operations(),
              List.of(
                  new io.andal.traffic.SeenConsumer(
                      "pump-gateway", "2.1", LONG_AGO, Rig.START, 90, List.of("GET /pumps")))));
      rig.catchUp();
      assertThat(rig.rules("pumps")).containsExactly("unowned", "zombie");
      assertThat(rig.service().findings("pumps"))
          .extracting(ApiFinding::message)
          .contains("It is deprecated and still called, most by pump-gateway");
    }
  }

  @Test
  void anOperationThatNobodyDescribedIsAShadow() throws Exception {
    try (Rig rig = rig()) {
      rig.catalog("repo")
          .has(described("p", "", openApi("Pumps", "1.0.0", "https://" + HOST, "/pumps")));
      rig.scan();
      rig.traffic.sees(known("pumps", Rig.START, false, "/pumps/export"));
      rig.catchUp();
      assertThat(rig.rules("pumps")).contains("shadow-operation GET /pumps/export");
    }
  }

  @Test
  void onlyWhatIsWatchedCanBeAnOrphan() throws Exception {
    try (Rig rig = rig()) {
      rig.catalog("repo")
          .has(described("a", "", openApi("Pumps", "1.0.0", "https://" + HOST, "/pumps")))
          .has(described("b", "", openApi("Bills", "1.0.0", "https://unwatched.test", "/bills")));
      rig.traffic.sees(
          FakeTraffic.api(
              "other", Optional.empty(), HOST, LONG_AGO, Rig.START, false, "/else/where"));
      rig.scan();
      assertThat(rig.rules("pumps")).contains("orphan");
      assertThat(rig.rules("bills")).doesNotContain("orphan");
    }
  }

  @Test
  void afterARestartTrafficIsToldWhatIsKnownBeforeItIsAskedWhatItSees() throws Exception {
    try (Rig rig = rig()) {
      rig.catalog("repo")
          .has(described("p", "", openApi("Pumps", "1.0.0", "https://" + HOST, "/pumps")));
      rig.scan();
      rig.traffic.sees(known("pumps", Rig.START, true, "/pumps"));
      rig.catchUp();
      rig.restart();
      assertThat(rig.traffic.knownWhenAsked()).extracting(KnownApi::id).containsExactly("pumps");
    }
  }

  @Test
  void aFindingKeepsSinceWhenItHolds() throws Exception {
    try (Rig rig = rig()) {
      rig.catalog("repo")
          .has(described("p", "", openApi("Pumps", "1.0.0", "https://" + HOST, "/pumps")));
      rig.scan();
      Instant since = rig.service().findings("pumps").getFirst().since();
      rig.clock.advance(Duration.ofDays(3));
      rig.follow().catchUp();
      assertThat(rig.service().findings("pumps").getFirst().since()).isEqualTo(since);
    }
  }

  @Test
  void aBreakingChangeInANonMajorVersionIsAFinding() throws Exception {
    try (Rig rig = rig()) {
      rig.catalog("hub")
          .has(described("p", "1.0.0", openApi("Pumps", "1.0.0", "https://" + HOST, "/a", "/b")))
          .has(described("p", "1.1.0", openApi("Pumps", "1.1.0", "https://" + HOST, "/a")))
          .has(described("p", "2.0.0", openApi("Pumps", "2.0.0", "https://" + HOST, "/c")));
      rig.scan();
      assertThat(rig.rules("pumps")).containsExactly("breaking-without-major 1.1.0", "unowned");
      assertThat(rig.service().versions("pumps").get(1).breaking()).isEqualTo(1);
      assertThat(rig.service().difference("pumps", "1.0.0", "1.1.0").orElseThrow()).isNotEmpty();
    }
  }

  private static Rig rig() {
    return new Rig(TestDatabases.all().getFirst());
  }

  private static SeenApi known(String id, Instant last, boolean documented, String... paths) {
    return FakeTraffic.api(id, Optional.of(id), HOST, LONG_AGO, last, documented, paths);
  }
}
