package io.andal.signal.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.andal.signal.Comparison;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Suggestion;
import io.andal.testing.MutableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who we are at Datadog, what it could measure, and which SLOs it has. */
class DiscoveryTest {
  private static final long HOUR = Dog.NOW_MINUTE - 60;
  private final FakeDatadog dog = new FakeDatadog();

  @AfterEach
  void close() {
    dog.close();
  }

  private void traced(String operation, String tags, double each, double slow) {
    Map<Long, Double> hits = new TreeMap<>();
    Map<Long, Double> latencies = new TreeMap<>();
    for (long minute = HOUR; minute < HOUR + 60; minute++) {
      hits.put(minute, each);
      latencies.put(minute, slow);
    }
    dog.series.put("trace." + operation + ".hits", tags, hits);
    dog.series.put("trace." + operation + ".errors", tags, Map.of(HOUR + 5, 3.0));
    dog.series.put("trace." + operation, tags, latencies);
    dog.pages.put(
        "/api/v1/metrics",
        FakeDatadog.MAPPER.writeValueAsString(Map.of("from", "1", "metrics", dog.series.names())));
  }

  @Test
  void tracedServicesAreSuggestedTheBusiestFirst() throws Exception {
    traced("servlet.request", "service:shop,env:prod", 10, 0.04);
    traced("http.server.request", "service:search,env:prod", 100, 0.7);
    traced("postgres.query", "service:shop-db,env:prod", 1_000, 0.1);
    traced("http.client.request", "service:shop,env:prod", 1_000, 0.1);
    try (DatadogSource source = Dog.open(dog)) {
      List<Suggestion> all = source.suggest();
      assertThat(all)
          .extracting(Suggestion::id)
          .containsExactly(
              "search/prod/http.server.request/availability",
              "search/prod/http.server.request/latency",
              "shop/prod/servlet.request/availability",
              "shop/prod/servlet.request/latency");
      assertThat(all.get(0).evidence()).isEqualTo("6,000 requests in an hour");
      assertThat(all.get(1).title()).isEqualTo("http.server.request within 1 s in prod");
      assertThat(all.get(1).evidence()).contains("95 % within 0.700 s");
      assertThat(all.get(3).indicator())
          .isEqualTo(
              new Indicator.Ratio(
                  "dog",
                  Dog.query(
                      "count(v: v<=0.05):trace.servlet.request{service:shop,env:prod}.as_count()"),
                  false,
                  Dog.query("count:trace.servlet.request{service:shop,env:prod}.as_count()"),
                  false));
      assertThat(dog.requests).as("one list, and one request for all of it").hasSize(2);
      List<Slice> slices =
          Dog.slices(source, all.getFirst().indicator(), new MinuteRange(HOUR + 5, HOUR + 6));
      assertThat(slices.getFirst().good()).isEqualTo(97_000);
    }
  }

  @Test
  void keptSlosComeWithIndicatorsTargetsAndVerdicts() throws Exception {
    dog.pages.put("/api/v1/slo", SloPages.list());
    dog.pages.put("/api/v1/slo/metric1/history", SloPages.history(HOUR, 3, 8, 10));
    dog.pages.put("/api/v1/slo/monitor1/history", SloPages.uptime(HOUR, HOUR + 2, HOUR + 4));
    try (DatadogSource source = Dog.open(dog)) {
      List<KeptSlo> slos = source.slos();
      KeptSlo events = slos.get(0);
      assertThat(events.name()).isEqualTo("Orders go through");
      assertThat(events.service()).isEqualTo("shop");
      assertThat(events.labels()).isEqualTo(Map.of("service", "shop", "env", "prod"));
      assertThat(events.objectives())
          .extracting(KeptSlo.Objective::window)
          .containsExactly(new KeptSlo.Window.Rolling(7), new KeptSlo.Window.Rolling(30));
      assertThat(events.objectives().getFirst().target()).isEqualTo(0.99);
      KeptSlo.Verdict verdict = events.objectives().getFirst().verdict().orElseThrow();
      assertThat(verdict.sli()).isEqualTo(0.8);
      assertThat(verdict.good()).contains(24.0);
      assertThat(verdict.total()).contains(30.0);
      assertThat(verdict.to() - verdict.from()).isEqualTo(7 * 24 * 60);
      assertThat(events.losses()).anyMatch(loss -> loss.contains("warning"));
      assertThat(slos.get(1).indicator())
          .contains(new Indicator.Raw("dog", Dog.slo("monitor1"), true));
      assertThat(slos.get(2).indicator())
          .contains(
              new Indicator.Threshold(
                  "dog", Dog.query("p99:shop.latency{env:prod} / 1000"), Comparison.LT, 0.5));
      assertThat(slos.get(2).losses()).anyMatch(loss -> loss.contains("every 5 minutes"));
      assertThat(slos.get(2).objectives().getFirst().verdict()).isEmpty();
    }
  }

  @Test
  void anSloThatCannotBeCountedSaysWhy() {
    KeptSlo kept =
        new SloDefinition(
                "dog",
                FakeDatadog.MAPPER.readTree(
                    """
                    {"id":"x","name":"X","type":"metric","thresholds":
                      [{"timeframe":"custom","target":99.9}],
                     "query":{"numerator":"avg:a{*}","denominator":"avg:b{*}"}}
                    """))
            .kept("https://us3.datadoghq.com");
    assertThat(kept.obstacle()).contains("average").isNotBlank();
    assertThat(kept.indicator()).isEmpty();
    assertThat(kept.objectives()).hasSize(1);
    assertThat(kept.losses()).anyMatch(loss -> loss.contains("custom"));
    assertThat(kept.link()).isEqualTo("https://us3.datadoghq.com/slo?slo_id=x");
  }

  @Test
  void theOrganizationAndTheKeyAreTold() throws Exception {
    try (DatadogSource source = Dog.open(dog)) {
      assertThat(source.identify()).isEqualTo("Datadog at 127.0.0.1");
      assertThat(source.principal())
          .isEqualTo("organization 550e8400-e29b-41d4-a716-446655440000, API key a1b2");
    }
  }

  @Test
  void scopesThatAreMissingAreNamed() throws Exception {
    dog.pages.put("/api/v1/slo", SloPages.list());
    dog.pages.put("/api/v1/metrics", "{\"metrics\":[]}");
    try (DatadogSource source = Dog.open(dog)) {
      assertThat(source.doubts()).isEmpty();
      dog.refused.add("slos_read");
      dog.refused.add("timeseries_query");
      assertThat(source.doubts())
          .hasSize(2)
          .anyMatch(doubt -> doubt.contains("timeseries_query"))
          .anyMatch(doubt -> doubt.contains("slos_read"));
    }
  }

  @Test
  void anUnknownKeyIsDenied() throws Exception {
    try (DatadogSource source =
        Dog.open(dog, Map.of("apiKey", "another"), new MutableClock(Dog.NOW))) {
      assertThatExceptionOfType(SourceException.class)
          .isThrownBy(source::identify)
          .satisfies(e -> assertThat(e.failure().cause()).isEqualTo(Cause.DENIED));
    }
  }

  @Test
  void theSiteLeadsToItsAddresses() {
    assertThat(settings("us5.datadoghq.com").url()).hasToString("https://api.us5.datadoghq.com");
    assertThat(settings("us5.datadoghq.com").pages()).isEqualTo("https://us5.datadoghq.com");
    assertThat(settings("datadoghq.eu").url()).hasToString("https://api.datadoghq.eu");
    assertThat(settings("datadoghq.eu").pages()).isEqualTo("https://app.datadoghq.eu");
    assertThat(settings("").url()).hasToString("https://api.datadoghq.com");
  }

  private static DatadogSettings settings(String site) {
    Map<String, Object> details = new HashMap<>();
    if (!site.isEmpty()) {
      details.put("site", site);
    }
    return DatadogSettings.of(details);
  }
}
