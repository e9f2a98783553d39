package io.andal.signal.google;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SloKeepingSource;
import io.andal.signal.SourceException;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Timing;
import io.andal.signal.google.MonitoringApi.Parameter;
import io.andal.signal.google.auth.GoogleAuthentication;
import io.andal.signal.google.auth.Surroundings;
import io.andal.signal.http.Credentials;
import io.andal.signal.http.RequestBudget;
import io.andal.signal.prometheus.PrometheusSources;
import io.andal.signal.prometheus.PromqlSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Slices out of the metrics scope of one Google Cloud project. Thread-safe. */
final class GoogleCloudSource implements SuggestingSource, SloKeepingSource {
  private final String name;
  private final GoogleSettings settings;
  private final Surroundings surroundings;
  private final GoogleAuthentication authentication;
  private final MonitoringApi api;
  private final MetricsReader metrics;
  private final PromqlSource promql;

  GoogleCloudSource(String name, GoogleSettings settings, Surroundings surroundings) {
    this.name = name;
    this.settings = settings;
    this.surroundings = surroundings;
    RequestBudget budget =
        new RequestBudget(settings.requestsPerMinute(), surroundings.clock(), surroundings.pause());
    this.authentication =
        new GoogleAuthentication(
            settings.credentials(), settings.limits(), settings.tls(), surroundings);
    this.api = new MonitoringApi(settings, authentication, budget, surroundings);
    this.metrics = new MetricsReader(api, surroundings.clock(), settings.limits().concurrent());
    Credentials.Foreign shared = (_, _) -> new BudgetedAuthentication(authentication, budget);
    this.promql =
        PrometheusSources.open(
            name,
            Map.of(
                "tls",
                Map.of("ca", settings.tls().ca()),
                "url",
                settings.url()
                    + "/v1/projects/"
                    + settings.project()
                    + "/location/global/prometheus",
                "timeout",
                settings.limits().total().toMillis() + "ms",
                "maxConcurrentQueries",
                settings.limits().concurrent(),
                "maxRequestsPerMinute",
                settings.requestsPerMinute()),
            new GoogleDialect(settings.timing()),
            shared,
            surroundings.clock());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "GoogleCloud";
  }

  @Override
  public Timing timing() {
    return settings.timing();
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    @Nullable Reading[] readings = new Reading[indicators.size()];
    List<Integer> inPromql = new ArrayList<>();
    List<Integer> inMetrics = new ArrayList<>();
    List<Asking> askings = new ArrayList<>();
    for (int i = 0; i < readings.length; i++) {
      Indicator indicator = indicators.get(i);
      try {
        if (Asking.isPromql(indicator)) {
          PromqlRules.check(indicator);
          inPromql.add(i);
        } else {
          askings.add(Asking.of(indicator));
          inMetrics.add(i);
        }
      } catch (BadSpec e) {
        readings[i] = new Reading.Failed(e.failure());
      }
    }
    put(
        readings,
        inPromql,
        inPromql.isEmpty()
            ? List.of()
            : PromqlRules.inOurWords(
                promql.read(inPromql.stream().map(indicators::get).toList(), range)));
    boolean history = settings.timing().isHistory(range, surroundings.clock().instant());
    put(readings, inMetrics, metrics.read(askings, range, history));
    List<Reading> all = new ArrayList<>();
    for (Reading reading : readings) {
      all.add(Objects.requireNonNull(reading, "each indicator was read"));
    }
    return all;
  }

  private static void put(@Nullable Reading[] readings, List<Integer> places, List<Reading> read) {
    for (int i = 0; i < read.size(); i++) {
      readings[places.get(i)] = read.get(i);
    }
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    api.ofProject("metricDescriptors", List.of(new Parameter("pageSize", "1")), false);
    return "Google Cloud Monitoring of the project " + settings.project();
  }

  @Override
  public String principal() throws SourceException, InterruptedException {
    return authentication.principal();
  }

  @Override
  public List<String> doubts() throws SourceException, InterruptedException {
    return new Doubts(api, settings.timing().delay()).at(surroundings.clock().instant());
  }

  @Override
  public List<Suggestion> suggest() throws SourceException, InterruptedException {
    List<Suggestion> all =
        new ArrayList<>(new Suggesting(name, new TimeSeriesList(api)).at(settled()));
    all.addAll(PromqlCandidates.of(promql));
    return all.stream().limit(Suggestion.MOST).toList();
  }

  @Override
  public List<KeptSlo> slos() throws SourceException, InterruptedException {
    return new KeptSlos(name, api, new TimeSeriesList(api)).until(settled());
  }

  /** The minute that is not settled yet. */
  private long settled() {
    return MinuteRange.minuteOf(surroundings.clock().instant().minus(settings.timing().delay()));
  }

  /** How long points are kept differs by metric, and Google doesn't say it over this API. */
  @Override
  public Optional<Long> earliest() {
    return Optional.empty();
  }

  @Override
  public void close() {
    api.close();
    promql.close();
  }
}
