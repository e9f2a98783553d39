package io.andal.signal.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datadog.api.client.ApiClient;
import com.datadog.api.client.ApiException;
import com.datadog.api.client.ServerConfiguration;
import com.datadog.api.client.v1.api.AuthenticationApi;
import com.datadog.api.client.v1.api.ServiceLevelObjectivesApi;
import com.datadog.api.client.v1.model.MetricsQueryMetadata;
import com.datadog.api.client.v1.model.SLOHistoryResponseData;
import com.datadog.api.client.v2.api.MetricsApi;
import com.datadog.api.client.v2.model.MetricsDataSource;
import com.datadog.api.client.v2.model.MetricsTimeseriesQuery;
import com.datadog.api.client.v2.model.QueryFormula;
import com.datadog.api.client.v2.model.TimeseriesFormulaQueryRequest;
import com.datadog.api.client.v2.model.TimeseriesFormulaQueryResponse;
import com.datadog.api.client.v2.model.TimeseriesFormulaRequest;
import com.datadog.api.client.v2.model.TimeseriesFormulaRequestAttributes;
import com.datadog.api.client.v2.model.TimeseriesFormulaRequestType;
import com.datadog.api.client.v2.model.TimeseriesQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Datadog's own client against the Datadog that tests play: it understands what that answers, and
 * that understands what it sends. And what Andal sends is what the client would have sent.
 */
class OfficialClientTest {
  private static final long M = Dog.NOW_MINUTE - 60;
  private final FakeDatadog dog = new FakeDatadog();

  @BeforeEach
  void someRequests() {
    dog.series.put("shop.hits", "host:a", Map.of(M, 10.0, M + 1, 20.0, M + 3, 40.0));
    dog.series.put("shop.hits", "host:b", Map.of(M, 1.0));
    dog.series.put("shop.errors", "host:a", Map.of(M + 1, 5.0));
  }

  @AfterEach
  void close() {
    dog.close();
  }

  private static ApiClient client(String url, String applicationKey) {
    ApiClient client = new ApiClient();
    client.setServers(List.of(new ServerConfiguration(url, "played", new HashMap<>())));
    client.setServerIndex(0);
    client.configureApiKeys(
        Map.of("apiKeyAuth", FakeDatadog.API_KEY, "appKeyAuth", applicationKey));
    return client;
  }

  private ApiClient client() {
    return client(dog.url(), FakeDatadog.APPLICATION_KEY);
  }

  private static TimeseriesFormulaQueryRequest request() {
    return new TimeseriesFormulaQueryRequest(
        new TimeseriesFormulaRequest(
            new TimeseriesFormulaRequestAttributes(
                    M * 60_000,
                    List.of(
                        query("q0_0", "sum:shop.errors{*}.as_count()"),
                        query("q1_0", "sum:shop.hits{*}.as_count()")),
                    (M + 5) * 60_000)
                .interval(60_000L)
                .formulas(List.of(new QueryFormula("q0_0"), new QueryFormula("q1_0"))),
            TimeseriesFormulaRequestType.TIMESERIES_REQUEST));
  }

  private static TimeseriesQuery query(String name, String text) {
    return new TimeseriesQuery(
        new MetricsTimeseriesQuery(MetricsDataSource.METRICS, text).name(name));
  }

  @Test
  void theClientReadsSeriesOfTheSecondApi() throws Exception {
    TimeseriesFormulaQueryResponse response =
        new MetricsApi(client()).queryTimeseriesData(request());
    var attributes = response.getData().getAttributes();
    assertThat(response.unparsed).isFalse();
    assertThat(attributes.getTimes())
        .containsExactly(M * 60_000, (M + 1) * 60_000, (M + 3) * 60_000);
    assertThat(attributes.getSeries()).extracting(one -> one.getQueryIndex()).containsExactly(0, 1);
    assertThat(attributes.getValues().get(0)).containsExactly(null, 5.0, null);
    assertThat(attributes.getValues().get(1)).containsExactly(11.0, 20.0, 40.0);
  }

  @Test
  void andalSendsWhatTheClientSends() throws Exception {
    new MetricsApi(client()).queryTimeseriesData(request());
    try (DatadogSource source = Dog.open(dog)) {
      source.read(List.of(Dog.ERROR_RATIO), new io.andal.signal.MinuteRange(M, M + 5));
    }
    List<FakeDatadog.Seen> seen =
        dog.requests.stream().filter(one -> one.path().contains("timeseries")).toList();
    assertThat(seen).hasSize(2);
    assertThat(json(seen.get(1).body())).isEqualTo(json(seen.get(0).body()));
  }

  private static JsonNode json(String text) {
    return new JsonMapper().readTree(text);
  }

  @Test
  void theClientReadsSeriesOfTheFirstApi() throws Exception {
    List<MetricsQueryMetadata> series =
        new com.datadog.api.client.v1.api.MetricsApi(client())
            .queryMetrics(
                M * 60,
                (M + 5) * 60,
                "sum:shop.hits{*}.as_count().rollup(sum, 60),sum:shop.errors{*}.as_count().rollup(sum, 60)")
            .getSeries();
    assertThat(series).extracting(MetricsQueryMetadata::getQueryIndex).containsExactly(0L, 1L);
    assertThat(series).extracting(MetricsQueryMetadata::getInterval).containsOnly(60L);
    assertThat(series.getFirst().getPointlist().getFirst())
        .containsExactly((double) (M * 60_000), 11.0);
  }

  @Test
  void theClientReadsSlosAndTheirHistory() throws Exception {
    dog.pages.put("/api/v1/slo", SloPages.list());
    dog.pages.put("/api/v1/slo/metric1/history", SloPages.history(M, 3, 8, 10));
    dog.pages.put("/api/v1/slo/monitor1/history", SloPages.uptime(M, M + 2, M + 4));
    ServiceLevelObjectivesApi slos = new ServiceLevelObjectivesApi(client());
    assertThat(slos.listSLOs().getData()).hasSize(3).noneMatch(slo -> slo.unparsed);
    SLOHistoryResponseData events = slos.getSLOHistory("metric1", 1L, 2L).getData();
    assertThat(events.unparsed).isFalse();
    assertThat(events.getSeries().getNumerator().getSum()).isEqualTo(24.0);
    assertThat(events.getOverall().getSliValue()).isEqualTo(80.0);
    SLOHistoryResponseData time = slos.getSLOHistory("monitor1", 1L, 2L).getData();
    assertThat(time.getOverall().getHistory()).hasSize(3);
  }

  @Test
  void theClientValidatesAKeyAndIsDeniedWithAnother() throws Exception {
    assertThat(new AuthenticationApi(client()).validate().getValid()).isTrue();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> new MetricsApi(client(dog.url(), "other")).queryTimeseriesData(request()))
        .satisfies(e -> assertThat(e.getCode()).isEqualTo(403));
  }

  @Test
  void theClientGetsItsOwnRecordingBack() throws Exception {
    try (Cassettes cassettes =
        Cassettes.play("v2/Timeseries_cross_product_query_returns_OK_response")) {
      long to = cassettes.now().getEpochSecond() * 1_000;
      TimeseriesFormulaRequestAttributes attributes =
          new TimeseriesFormulaRequestAttributes(
                  to - 3_600_000,
                  List.of(query("a", "avg:datadog.estimated_usage.metrics.custom{*}")),
                  to)
              .interval(5_000L)
              .formulas(List.of(new QueryFormula("a")));
      TimeseriesFormulaQueryResponse response =
          new MetricsApi(client(cassettes.url(), FakeDatadog.APPLICATION_KEY))
              .queryTimeseriesData(
                  new TimeseriesFormulaQueryRequest(
                      new TimeseriesFormulaRequest(
                          attributes, TimeseriesFormulaRequestType.TIMESERIES_REQUEST)));
      assertThat(cassettes.unmatched).isEmpty();
      assertThat(response.getData().getAttributes().getTimes()).hasSize(3);
    }
  }
}
