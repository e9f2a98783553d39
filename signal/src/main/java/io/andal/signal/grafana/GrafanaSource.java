package io.andal.signal.grafana;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SloKeepingSource;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Timing;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Slices out of what a Grafana is connected to. Thread-safe. */
final class GrafanaSource implements SuggestingSource, SloKeepingSource {
  private final String name;
  private final GrafanaSettings settings;
  private final GrafanaApi api;
  private final Catalog catalog;
  private final Proxied proxied;
  private final FrameReader frames;
  private final Clock clock;

  GrafanaSource(
      String name, GrafanaSettings settings, GrafanaApi api, Proxied proxied, Clock clock) {
    this.name = name;
    this.settings = settings;
    this.api = api;
    this.catalog = new Catalog(api, clock);
    this.proxied = proxied;
    this.frames = new FrameReader(api);
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Grafana";
  }

  @Override
  public Timing timing() {
    return settings.timing();
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    long settled = clock.millis() - settings.timing().delay().toMillis();
    boolean history = settings.timing().isHistory(range, clock.instant());
    Lookups lookups = new Lookups(catalog);
    ReadingPlan plan = new ReadingPlan(range, Math.max(settled, range.to() * 60_000), history);
    for (Indicator indicator : indicators) {
      plan.add(planned(indicator, lookups));
    }
    return plan.read(proxied, frames, settings.limits().concurrent());
  }

  private ReadingPlan.Planned planned(Indicator indicator, Lookups lookups)
      throws InterruptedException {
    try {
      return switch (Asking.of(indicator, settings.dataSource())) {
        case Asking.Promql promql -> promql(promql, lookups);
        case Asking.Frames asked -> {
          java.util.ArrayList<Batch.Wanted> order = new java.util.ArrayList<>();
          for (FrameQuery query : asked.order()) {
            order.add(
                new Batch.Wanted(
                    query, lookups.find(query.dataSource()), indicator instanceof Indicator.Ratio));
          }
          yield new ReadingPlan.Framed(indicator, List.copyOf(order));
        }
      };
    } catch (BadSpec e) {
      return new ReadingPlan.Refused(e.failure());
    } catch (SourceException e) {
      return new ReadingPlan.Refused(e.failure());
    }
  }

  private ReadingPlan.Planned promql(Asking.Promql promql, Lookups lookups)
      throws SourceException, InterruptedException {
    Connected connected = lookups.find(promql.dataSource());
    return connected.speaksPromql()
        ? new ReadingPlan.Queried(promql.indicator(), connected)
        : new ReadingPlan.Refused(
            new SourceFailure(
                SourceFailure.Cause.BAD_QUERY,
                "The data source \"%s\" is of type %s, which Andal doesn't ask in PromQL."
                    .formatted(connected.name(), connected.type()),
                "Write model: with what its plugin is asked, in place of query:."));
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    return new Acquaintance(api, settings, catalog).identify();
  }

  @Override
  public String principal() throws SourceException, InterruptedException {
    return new Acquaintance(api, settings, catalog).principal();
  }

  @Override
  public List<String> doubts() throws SourceException, InterruptedException {
    return new Acquaintance(api, settings, catalog).doubts();
  }

  /** Only a proxied Prometheus says how far back it knows; others are asked and answer. */
  @Override
  public Optional<Long> earliest() {
    return Optional.empty();
  }

  /** What Prometheus and its relatives behind it have; each spec names its data source. */
  @Override
  public List<Suggestion> suggest() throws SourceException, InterruptedException {
    return new GrafanaSuggestions(api, catalog, proxied, settings.dataSource()).all();
  }

  @Override
  public List<KeptSlo> slos() throws SourceException, InterruptedException {
    JsonNode answer = api.get(GrafanaSlos.PATH);
    Map<String, Double> shares = new HashMap<>();
    Set<String> destinations = new TreeSet<>();
    answer.path("slos").forEach(slo -> destinations.add(GrafanaSlos.destination(slo)));
    destinations.remove("");
    for (String uid : destinations) {
      shares.putAll(proxied.shares(catalog.find(uid)));
    }
    return GrafanaSlos.of(
        answer, name, settings.dataSource(), settings.url().toString(), shares, clock.instant());
  }

  @Override
  public void close() {
    proxied.close();
    api.close();
  }
}
