package io.andal.signal.grafana;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SourceException;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.signal.prometheus.PromqlSource;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The data sources that speak PromQL, each behind Grafana's proxy. Thread-safe. */
final class Proxied implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Proxied.class);

  private final String name;
  private final Map<String, Object> details;
  private final long organization;
  private final Clock clock;
  private final Map<Key, PromqlSource> sources = new ConcurrentHashMap<>();

  /** Whether a Thanos is behind it may be changed in Grafana. */
  private record Key(String uid, boolean thanos) {}

  Proxied(String name, Map<String, Object> details, long organization, Clock clock) {
    this.name = name;
    this.details = Map.copyOf(details);
    this.organization = organization;
    this.clock = clock;
  }

  PromqlSource source(Connected connected) {
    return sources.computeIfAbsent(
        new Key(connected.uid(), connected.isThanos()),
        key ->
            PrometheusSources.open(
                name,
                GrafanaSettings.proxied(details, key.uid()),
                new ProxyDialect(organization, key.thanos()),
                clock));
  }

  List<Reading> read(Connected connected, List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    return source(connected).read(indicators, range).stream()
        .<Reading>map(
            reading ->
                switch (reading) {
                  case Reading.Slices slices -> slices;
                  case Reading.Failed failed ->
                      new Reading.Failed(ProxyDialect.explained(failed.failure(), connected));
                })
        .toList();
  }

  /**
   * What Grafana SLO last found good of its SLOs' windows, by their uuid, from the series that it
   * keeps; empty where they can't be had.
   */
  Map<String, Double> shares(Connected connected) throws InterruptedException {
    Map<String, Double> shares = new HashMap<>();
    try {
      JsonNode answer =
          source(connected)
              .get(
                  "/api/v1/query",
                  "query="
                      + GrafanaApi.segment("avg by (grafana_slo_uuid) (grafana_slo_sli_window)"));
      for (JsonNode series : answer.at("/data/result")) {
        double share = series.at("/value/1").asDouble(-1);
        if (share >= 0 && share <= 1) {
          shares.put(series.at("/metric/grafana_slo_uuid").asString(""), share);
        }
      }
    } catch (SourceException e) {
      LOG.info("Grafana's own verdict on its SLOs can't be read: {}", e.getMessage());
    }
    return shares;
  }

  @Override
  public void close() {
    sources.values().forEach(PromqlSource::close);
  }
}
