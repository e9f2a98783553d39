package io.andal.catalog.apigee;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.catalog.Found;
import io.andal.catalog.FoundDeployment;
import io.andal.catalog.kit.CatalogKit;
import io.andal.catalog.kit.CatalogRig;
import io.andal.catalog.kit.FakeSystem.Reply;
import io.andal.catalog.kit.Shelf;
import io.andal.catalog.kit.Told;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ApigeeCatalogTest extends CatalogKit {

  @Override
  protected CatalogRig rig(Shelf shelf) {
    return new ApigeeRig(shelf, Map.of());
  }

  private static Told scan(ApigeeRig rig) throws Exception {
    Told told = new Told();
    rig.catalog().scan(told, "", told);
    return told;
  }

  private static Found found(Told told, String key, String revision) {
    return told.found().stream()
        .filter(one -> one.key().equals(key) && one.version().equals(revision))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRevisionSaysWhereItRunsAndWhoUsesIt() throws Exception {
    try (ApigeeRig rig = new ApigeeRig(Shelf.usual(), Map.of("apps", true))) {
      Told told = scan(rig);

      Found running = found(told, "acme/pumps", "1");
      assertThat(running.deployments())
          .containsExactly(
              new FoundDeployment(
                  "prod",
                  "https://api.acme.example/pumps/v1",
                  Optional.of(Instant.ofEpochMilli(1_767_322_800_000L))));
      assertThat(running.labels())
          .containsEntry("products", "gold")
          .containsEntry("consumers", "display")
          .containsEntry("team", "controls")
          .containsEntry("lastTraffic", "2026-11-01");
      assertThat(found(told, "acme/pumps", "2").deployments()).isEmpty();
      assertThat(told.found().toString()).doesNotContain("geheim");
    }
  }

  @Test
  void aProxyWithoutTrafficSaysSo() throws Exception {
    try (ApigeeRig rig = new ApigeeRig(Shelf.usual(), Map.of())) {
      assertThat(found(scan(rig), "acme/valves", "1").labels())
          .containsEntry("lastTraffic", "none in 30 days");
    }
  }

  @Test
  void whereTrafficIsNotToldNothingIsClaimed() throws Exception {
    try (ApigeeRig rig = new ApigeeRig(Shelf.usual(), Map.of())) {
      rig.instead.put(
          "v1/organizations/acme/environments/prod/stats/apiproxy", Reply.error(403, "{}"));

      assertThat(found(scan(rig), "acme/valves", "1").labels()).doesNotContainKey("lastTraffic");
    }
  }

  @Test
  void statisticsComeInTwoForms() {
    String answer =
        """
        {"environments": [{"dimensions": [
          {"name": "texts", "metrics": [{"values": ["39.0"]}]},
          {"name": "times", "metrics": [{"values": [
            {"timestamp": 1700000000000, "value": "1.0"}, {"timestamp": 1800000000000, "value": "0"}]}]},
          {"name": "nothing", "metrics": [{"values": ["0.0"]}]}]}]}
        """;
    Instant end = Instant.parse("2026-11-02T00:00:00Z");

    assertThat(StatisticsReader.lastTraffic(new JsonMapper().readTree(answer), end))
        .containsOnly(
            Map.entry("texts", end), Map.entry("times", Instant.ofEpochMilli(1_700_000_000_000L)));
  }

  @Test
  void aBundleWithoutADescriptionIsAnEntryToo() throws Exception {
    try (ApigeeRig rig = new ApigeeRig(Shelf.usual(), Map.of())) {
      rig.hold(
          new Shelf(
              List.of(
                  new Shelf.Api("raw", "Raw", List.of(new Shelf.Version("1", "just: text\n"))))));

      assertThat(found(scan(rig), "acme/raw", "1").content()).isEmpty();
    }
  }

  @Test
  void aZipThatUnpacksToTooMuchIsPassedOver() throws Exception {
    try (ApigeeRig rig = new ApigeeRig(Shelf.usual(), Map.of())) {
      String bomb = "openapi: 3.0.0\n" + "a".repeat(20_000_000);
      assertThat(ApigeeRig.zip(bomb)).hasSizeLessThan(50_000);
      rig.hold(
          new Shelf(List.of(new Shelf.Api("bomb", "Bomb", List.of(new Shelf.Version("1", bomb))))));

      Told told = scan(rig);

      assertThat(told.skipped()).extracting(SourceFailure::cause).containsExactly(Cause.LIMITED);
    }
  }

  @Test
  void whatIsNoZipIsPassedOver() throws Exception {
    try (ApigeeRig rig = new ApigeeRig(Shelf.usual(), Map.of())) {
      rig.instead.put(
          "v1/organizations/acme/apis/valves/revisions/1", Reply.json("{\"basepaths\": []}"));

      Told told = scan(rig);

      assertThat(told.skipped())
          .extracting(SourceFailure::message)
          .containsExactly("Revision 1 of acme/valves is no zip file.");
      assertThat(told.present()).contains("acme/tanks@2");
    }
  }

  @Test
  void productsOnPagesThatRepeatTheirLastRowAreReadToTheEnd() throws Exception {
    try (ApigeeRig rig = new ApigeeRig(Shelf.usual(), Map.of())) {
      String page =
          IntStream.range(0, 1_000)
              .mapToObj("{\"name\": \"p%04d\", \"proxies\": [\"pumps\"]}"::formatted)
              .collect(Collectors.joining(",", "{\"apiProduct\": [", "]}"));
      // The same page again and again must not be asked for ever.
      rig.instead.put("v1/organizations/acme/apiproducts", Reply.json(page));

      assertThat(found(scan(rig), "acme/pumps", "1").labels())
          .containsEntry("products", "1000 products");
      assertThat(rig.requests()).isLessThan(40);
    }
  }
}
