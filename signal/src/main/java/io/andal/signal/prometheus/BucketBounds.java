package io.andal.signal.prometheus;

import io.andal.signal.Bound;
import io.andal.signal.Selector;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Knows the bounds of histograms as their series spell them. A bound that doesn't exist would match
 * nothing and look like no traffic, so it is refused. Thread-safe.
 */
final class BucketBounds {
  private static final Duration KEPT = Duration.ofHours(6);

  /** Before a bound is refused, the server is asked again, but not more often than this. */
  private static final Duration REFUSED_FOR = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(BucketBounds.class);
  private static final String BUCKET = "_bucket";

  /** Histograms without any series may turn out to be native ones later. */
  private static final Duration LOOKED_EVERY = Duration.ofMinutes(10);

  /** So many are asked for together. */
  private static final int MANY = 20;

  private final PrometheusApi api;
  private final Clock clock;
  private final Map<Selector, Known> known = new ConcurrentHashMap<>();
  private final Map<Selector, Instant> lookedForNative = new ConcurrentHashMap<>();

  BucketBounds(PrometheusApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  private record Known(List<String> spellings, Instant asked) {}

  /**
   * How the series spell the bound that a selector asks for.
   *
   * @return all spellings; empty if it asks for none, or no series is there at all yet
   * @throws SourceException if there are series, but none with this bound
   */
  List<String> spellings(Selector selector) throws SourceException, InterruptedException {
    if (selector.le().isEmpty()) {
      return List.of();
    }
    double wanted = selector.le().get();
    List<String> all = all(selector.without("le"), wanted);
    List<String> found = all.stream().filter(text -> is(text, wanted)).toList();
    if (all.isEmpty()) {
      refuseNative(selector);
    }
    if (found.isEmpty() && !all.isEmpty()) {
      throw new SourceException(
          new SourceFailure(
              Cause.BAD_QUERY,
              "le=\"%s\" is no bound of %s.".formatted(text(selector), selector.name()),
              "Its bounds are " + listed(all) + "."));
    }
    return found;
  }

  /** Native histograms have no buckets' series: asked for one, they would look like no traffic. */
  private void refuseNative(Selector selector) throws SourceException, InterruptedException {
    Instant now = clock.instant();
    Selector histogram = selector.without("le");
    Instant before = lookedForNative.get(histogram);
    if (!selector.name().endsWith(BUCKET)
        || (before != null && !now.isBefore(before) && now.isBefore(before.plus(LOOKED_EVERY)))) {
      return;
    }
    String name = selector.name().substring(0, selector.name().length() - BUCKET.length());
    Selector whole = Selector.of(name, histogram.matchers());
    if (isNative(whole)) {
      throw new SourceException(
          new SourceFailure(
              Cause.BAD_QUERY,
              "%s has native histograms only, and no series %s.".formatted(name, selector.name()),
              "Count good with `counter: true` and %s, and total with %s."
                  .formatted(Selector.of(name, selector.matchers()), whole)));
    }
    lookedForNative.put(histogram, now);
  }

  private boolean isNative(Selector whole) throws InterruptedException {
    AtomicBoolean found = new AtomicBoolean();
    try {
      api.instant(
          whole.toString(),
          clock.millis(),
          new SeriesSink() {
            @Override
            public void series(
                Map<String, String> labels, long[] times, double[] values, int size) {}

            @Override
            public void histograms(
                Map<String, String> labels, long[] times, List<NativeHistogram> histograms) {
              found.set(true);
            }
          });
    } catch (SourceException e) {
      LOG.debug("whether {} is native can't be told: {}", whole, e.getMessage());
    }
    return found.get();
  }

  /** Asks for all bounds that a reading needs and that aren't known, if they are many. */
  void prepare(Collection<Selector> selectors) throws InterruptedException {
    Instant now = clock.instant();
    Set<Selector> unknown = new LinkedHashSet<>();
    for (Selector selector : selectors) {
      if (selector.le().isPresent() && selector.name().endsWith(BUCKET)) {
        Selector histogram = selector.without("le");
        Known before = known.get(histogram);
        if (before == null || !now.isBefore(before.asked().plus(KEPT))) {
          unknown.add(histogram);
        }
      }
    }
    if (unknown.size() < MANY) {
      return;
    }
    try {
      new ManyBounds(api, clock)
          .of(unknown)
          .forEach((histogram, all) -> known.put(histogram, new Known(List.copyOf(all), now)));
    } catch (SourceException e) {
      LOG.debug("bounds can't be had together: {}", e.getMessage());
    }
  }

  private List<String> all(Selector histogram, double wanted)
      throws SourceException, InterruptedException {
    Instant now = clock.instant();
    Known before = known.get(histogram);
    if (before != null && !now.isBefore(before.asked())) {
      boolean useful = before.spellings().stream().anyMatch(text -> is(text, wanted));
      boolean noBuckets = before.spellings().isEmpty();
      if (now.isBefore(before.asked().plus(useful || noBuckets ? KEPT : REFUSED_FOR))) {
        return before.spellings();
      }
    }
    JsonNode answer =
        api.get(
            "/api/v1/label/le/values",
            api.encoded(Map.of("match[]", List.of(histogram.toString()))));
    List<String> spellings = new ArrayList<>();
    answer.path("data").forEach(value -> spellings.add(value.asString("")));
    // Without series of buckets it is a native histogram, or will be known soon.
    if (!spellings.isEmpty() || !histogram.name().endsWith(BUCKET)) {
      known.put(histogram, new Known(List.copyOf(spellings), now));
    }
    return spellings;
  }

  private static boolean is(String text, double wanted) {
    return Bound.parse(text).stream().anyMatch(bound -> bound == wanted);
  }

  private static String text(Selector selector) {
    return selector.matchers().stream()
        .filter(matcher -> matcher.label().equals("le"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String listed(List<String> spellings) {
    return String.join(
        ", ",
        spellings.stream()
            .sorted(Comparator.comparingDouble(text -> Bound.parse(text).orElse(Double.NaN)))
            .toList());
  }
}
