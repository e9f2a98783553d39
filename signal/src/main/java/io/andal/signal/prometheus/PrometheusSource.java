package io.andal.signal.prometheus;

import io.andal.signal.Durations;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.MinuteSlices;
import io.andal.signal.Reading;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Suggestion;
import io.andal.signal.Timing;
import io.andal.signal.Together;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Slices out of a Prometheus, or of what speaks its query API. Thread-safe. */
final class PrometheusSource implements PromqlSource {
  private static final Pattern RETENTION = Pattern.compile("^([0-9a-z]+)(?: or .*)?$");
  private static final Duration OPEN_BLOCK = Duration.ofHours(3);

  private static final Logger LOG = LoggerFactory.getLogger(PrometheusSource.class);

  /** What ended longer ago than this is history. */
  private static final Duration LIVE = Duration.ofHours(2);

  private static final int MOST_PARSED = 100_000;

  private static final MinuteSlices SLICES =
      new MinuteSlices(
          "query",
          "series",
          "Aggregate it to one, with avg(…), max(…) or sum(…).",
          "Divide by 100 if it is a percentage.");

  private final String name;
  private final ConnectionDetails details;
  private final PromqlDialect dialect;
  private final Clock clock;
  private final PrometheusApi api;
  private final BucketBounds bounds;
  private final Map<String, Selector> parsed = new ConcurrentHashMap<>();
  private final Together together;
  private final ExactReader exact;
  private final WindowReader windows;
  private final ExactReader exactHistory;
  private final WindowReader windowsHistory;

  PrometheusSource(String name, ConnectionDetails details, PromqlDialect dialect, Clock clock) {
    this.name = name;
    this.details = details;
    this.dialect = dialect;
    this.clock = clock;
    this.api = new PrometheusApi(details, dialect, clock);
    this.bounds = new BucketBounds(api, clock);
    this.together = new Together(details.limits().concurrent());
    this.exact = new ExactReader(api, together);
    this.windows = new WindowReader(api, bounds);
    PrometheusApi history = api.forHistory();
    this.exactHistory = new ExactReader(history, together);
    this.windowsHistory = new WindowReader(history, bounds);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return dialect.type();
  }

  @Override
  public Timing timing() {
    return details.timing();
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    Map<Selector, Demand> demands = demands(indicators, range);
    Map<String, MinuteValues> values = values(indicators, range);
    ExactReader reader = isHistory(range) ? exactHistory : exact;
    reader.read(demands.values().stream().filter(d -> d.failure() == null).toList(), range);
    return indicators.stream().map(i -> reading(i, demands, values, range)).toList();
  }

  private boolean isHistory(MinuteRange range) {
    Timing timing = details.timing();
    return range.end().isBefore(clock.instant().minus(timing.delay()).minus(LIVE));
  }

  private Reading reading(
      Indicator indicator,
      Map<Selector, Demand> demands,
      Map<String, MinuteValues> values,
      MinuteRange range) {
    return switch (indicator) {
      case Indicator.Ratio ratio when isExact(ratio) -> {
        try {
          yield SliceMaker.counted(
              ratio,
              known(demands, selector(query(ratio.part()))),
              known(demands, selector(query(ratio.total()))),
              range);
        } catch (SelectorException e) {
          yield new Reading.Failed(
              new SourceFailure(
                  Cause.BAD_QUERY,
                  "With `counter: true` a query is a plain selector. " + e.getMessage(),
                  "Write one such as http_requests_total{code=~\"5..\"}, or a query with"
                      + " {{.window}}."));
        }
      }
      case Indicator.Ratio ratio ->
          SliceMaker.estimated(
              ratio,
              known(values, query(ratio.part())),
              known(values, query(ratio.total())),
              range);
      case Indicator.Raw raw -> SLICES.ready(raw.success(), evaluated(values, raw.ratio()), range);
      case Indicator.Threshold threshold ->
          SLICES.compared(threshold, evaluated(values, threshold.value()), range);
    };
  }

  /** What exact counting needs, each selector once; bounds that don't exist have failed already. */
  private Map<Selector, Demand> demands(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    Set<Selector> selectors = new LinkedHashSet<>();
    for (Indicator indicator : indicators) {
      if (indicator instanceof Indicator.Ratio ratio && isExact(ratio)) {
        try {
          selectors.addAll(List.of(selector(query(ratio.part())), selector(query(ratio.total()))));
        } catch (SelectorException e) {
          LOG.debug("told when this indicator's reading is made: {}", e.getMessage());
        }
      }
    }
    bounds.prepare(selectors);
    List<Callable<Demand>> tasks = new ArrayList<>();
    selectors.forEach(selector -> tasks.add(() -> demand(selector, range)));
    Map<Selector, Demand> demands = new LinkedHashMap<>();
    for (Demand demand : together.run(tasks)) {
      demands.put(demand.asked(), demand);
    }
    return demands;
  }

  private Demand demand(Selector selector, MinuteRange range) throws InterruptedException {
    try {
      return new Demand(selector, bounds.spellings(selector), range);
    } catch (SourceException e) {
      Demand failed = new Demand(selector, List.of(), range);
      failed.fail(e.failure());
      return failed;
    }
  }

  /** What is evaluated each minute, each query once. */
  private Map<String, MinuteValues> values(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    Set<String> queries = new LinkedHashSet<>();
    for (Indicator indicator : indicators) {
      switch (indicator) {
        case Indicator.Ratio ratio -> {
          if (!isExact(ratio)) {
            queries.add(query(ratio.part()));
            queries.add(query(ratio.total()));
          }
        }
        case Indicator.Raw raw -> queries.add(query(raw.ratio()));
        case Indicator.Threshold threshold -> queries.add(query(threshold.value()));
      }
    }
    WindowReader reader = isHistory(range) ? windowsHistory : windows;
    List<String> order = List.copyOf(queries);
    List<Callable<MinuteValues>> tasks = new ArrayList<>();
    order.forEach(query -> tasks.add(() -> reader.read(query, range)));
    List<MinuteValues> results = together.run(tasks);
    Map<String, MinuteValues> values = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      values.put(order.get(i), results.get(i));
    }
    return values;
  }

  private static EvaluatedMinutes evaluated(Map<String, MinuteValues> values, Metric metric) {
    return new EvaluatedMinutes(known(values, query(metric)));
  }

  private static <K, V> V known(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key), "every query of the indicators was asked");
  }

  /** The same selectors are read every minute: they are parsed once. */
  private Selector selector(String text) {
    Selector before = parsed.get(text);
    if (before != null) {
      return before;
    }
    Selector selector = Selector.parse(text);
    if (parsed.size() >= MOST_PARSED) {
      parsed.clear();
    }
    parsed.put(text, selector);
    return selector;
  }

  private static boolean isExact(Indicator.Ratio ratio) {
    return ratio.counter()
        && !QueryTemplate.hasWindow(query(ratio.part()))
        && !QueryTemplate.hasWindow(query(ratio.total()));
  }

  private static String query(Metric metric) {
    return metric.text("query").strip();
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    try {
      JsonNode info = api.get("/api/v1/status/buildinfo", "");
      return "Prometheus " + info.at("/data/version").asString("of unknown version");
    } catch (SourceException e) {
      if (e.failure().cause() != Cause.BROKEN_ANSWER) {
        throw e;
      }
      api.instant("vector(1)", clock.millis(), (_, _, _, _) -> {});
      return "a server with Prometheus' query API";
    }
  }

  /**
   * Prometheus says how long it keeps data. It deletes whole blocks, which span up to a tenth of
   * that time, so a little more may be there.
   */
  @Override
  public Optional<Long> earliest() throws SourceException, InterruptedException {
    JsonNode info;
    try {
      info = api.get("/api/v1/status/runtimeinfo", "");
    } catch (SourceException e) {
      if (e.failure().cause() == Cause.BROKEN_ANSWER || e.failure().cause() == Cause.DENIED) {
        return Optional.empty();
      }
      throw e;
    }
    Matcher said = RETENTION.matcher(info.at("/data/storageRetention").asString(""));
    if (!said.matches()) {
      return Optional.empty();
    }
    return Durations.parse(said.group(1))
        .filter(kept -> !kept.isZero())
        .map(kept -> kept.plus(kept.dividedBy(10)).plus(OPEN_BLOCK))
        .map(kept -> Math.floorDiv(clock.millis() / 1000 - kept.toSeconds(), 60L));
  }

  @Override
  public JsonNode get(String path, String parameters) throws SourceException, InterruptedException {
    return api.get(path, parameters);
  }

  /** Prometheus knows no users; whoever stands before it does. */
  @Override
  public String principal() {
    String who = details.credentials().principal();
    if (details.tenant().isEmpty()) {
      return who;
    }
    return (who.isEmpty() ? "" : who + ", ") + "tenant " + details.tenant();
  }

  @Override
  public List<String> doubts() throws SourceException, InterruptedException {
    return new PromqlDoubts(this, clock).all();
  }

  @Override
  public List<Suggestion> suggest() throws SourceException, InterruptedException {
    return PromqlSuggestions.of(this, clock);
  }

  @Override
  public void close() {
    api.close();
  }
}
