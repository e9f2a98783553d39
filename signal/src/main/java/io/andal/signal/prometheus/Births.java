package io.andal.signal.prometheus;

import io.andal.signal.Matcher;
import io.andal.signal.Matcher.Operator;
import io.andal.signal.Selector;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds out what the first value of a series means that wasn't there before.
 *
 * <p>If the series was there long ago, it grew since. If its target was scraped without it, or its
 * process has just started, everything it counted happened since, and counts. Else it is an old
 * counter seen for the first time: only a base to count from.
 */
final class Births {
  private static final int ASKED_BY_NAME = 20;
  private static final int TARGETS_BY_NAME = 200;
  private static final long TARGET_LOOKBACK = 3_600_000;
  private static final long JUST_STARTED = 900_000;

  private final PrometheusApi api;

  Births(PrometheusApi api) {
    this.api = api;
  }

  /**
   * Tells every newborn what it is.
   *
   * @param start when the samples at hand begin, in milliseconds since epoch
   * @param firstSeen the first sample of each target among the samples at hand
   */
  void resolve(Fetch fetch, List<Newborn> newborns, long start, Map<String, Long> firstSeen)
      throws SourceException, InterruptedException {
    lookBack(fetch, newborns, start);
    Map<String, List<Newborn>> open = new HashMap<>();
    for (Newborn newborn : newborns) {
      if (newborn.hasBefore() || newborn.isUncertain()) {
        continue;
      }
      if (firstSeen.getOrDefault(newborn.target(), Long.MAX_VALUE) < newborn.first()) {
        newborn.firstCounts();
      } else {
        open.computeIfAbsent(newborn.target(), _ -> new ArrayList<>()).add(newborn);
      }
    }
    if (!open.isEmpty()) {
      askTargets(open);
    }
  }

  private void lookBack(Fetch fetch, List<Newborn> newborns, long start)
      throws SourceException, InterruptedException {
    Before before = new Before();
    newborns.forEach(before::expect);
    for (String far : List.of("30d", "1d")) {
      String query =
          newborns.size() > ASKED_BY_NAME
              ? lastOf(fetch.selector(), far)
              : newborns.stream()
                  .map(newborn -> lastOf(exactly(newborn.labels()), far))
                  .collect(Collectors.joining(" or "));
      try {
        AnswerRemarks remarks = api.instant(query, start, before);
        doubt(remarks, newborns);
        return;
      } catch (SourceException e) {
        if (e.failure().cause() != SourceFailure.Cause.LIMITED) {
          throw e;
        }
      }
    }
    newborns.forEach(Newborn::uncertain);
  }

  /** Tells newborns what they were. */
  private static final class Before implements SeriesSink {
    private final Map<Map<String, String>, List<Newborn>> bySeries = new HashMap<>();

    void expect(Newborn newborn) {
      bySeries.computeIfAbsent(nameless(newborn.labels()), _ -> new ArrayList<>()).add(newborn);
    }

    @Override
    public void series(Map<String, String> labels, long[] times, double[] values, int size) {
      if (size > 0 && Double.isFinite(values[0])) {
        found(labels).forEach(newborn -> newborn.before(values[0]));
      }
    }

    @Override
    public void histograms(
        Map<String, String> labels, long[] times, List<NativeHistogram> histograms) {
      NativeHistogram last = histograms.getLast();
      found(labels)
          .forEach(
              newborn ->
                  newborn.before(
                      NativeCounts.value(last, newborn.takers().getFirst().nativeBound())));
    }

    private List<Newborn> found(Map<String, String> labels) {
      return bySeries.getOrDefault(nameless(labels), List.of());
    }
  }

  private void askTargets(Map<String, List<Newborn>> open)
      throws SourceException, InterruptedException {
    long earliest = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (List<Newborn> newborns : open.values()) {
      for (Newborn newborn : newborns) {
        earliest = Math.min(earliest, newborn.first());
        latest = Math.max(latest, newborn.first());
      }
    }
    List<Matcher> targets = new ArrayList<>();
    targets.add(Matcher.of(Selector.NAME, Operator.REGEX, "up|process_start_time_seconds"));
    addUnion(targets, "job", open);
    addUnion(targets, "instance", open);
    if (targets.size() == 1) {
      return;
    }
    long seconds = (latest - earliest + TARGET_LOOKBACK) / 1000;
    AnswerRemarks remarks =
        api.instant(
            Selector.of("", targets) + "[" + seconds + "s]",
            latest,
            (labels, times, values, size) -> {
              boolean up = "up".equals(labels.get(Selector.NAME));
              for (Newborn newborn : open.getOrDefault(Newborn.target(labels), List.of())) {
                for (int i = 0; i < size; i++) {
                  if (up
                      ? wasScraped(times[i], values[i], newborn)
                      : justStarted(values[i], newborn)) {
                    newborn.firstCounts();
                    break;
                  }
                }
              }
            });
    open.values().forEach(newborns -> doubt(remarks, newborns));
  }

  /** What half an answer doesn't know may still be there. */
  private static void doubt(AnswerRemarks remarks, List<Newborn> newborns) {
    if (!remarks.warnings().isEmpty()) {
      newborns.forEach(Newborn::uncertain);
    }
  }

  private static boolean wasScraped(long time, double up, Newborn newborn) {
    return up == 1 && time < newborn.first();
  }

  private static boolean justStarted(double startSeconds, Newborn newborn) {
    double start = startSeconds * 1000;
    return start <= newborn.first() && start >= newborn.first() - JUST_STARTED;
  }

  private static void addUnion(
      List<Matcher> matchers, String label, Map<String, List<Newborn>> open) {
    TreeSet<String> values = new TreeSet<>();
    open.values()
        .forEach(newborns -> values.add(newborns.getFirst().labels().getOrDefault(label, "")));
    if (!values.contains("") && values.size() <= TARGETS_BY_NAME) {
      matchers.add(Fetch.oneOf(label, values));
    }
  }

  private static String lastOf(Selector selector, String far) {
    return "last_over_time(" + selector + "[" + far + "])";
  }

  private static Selector exactly(Map<String, String> labels) {
    List<Matcher> matchers = new ArrayList<>();
    labels.forEach(
        (label, value) -> {
          if (!label.equals(Selector.NAME)) {
            matchers.add(Matcher.of(label, Operator.EQUAL, value));
          }
        });
    return Selector.of(labels.getOrDefault(Selector.NAME, ""), matchers);
  }

  private static Map<String, String> nameless(Map<String, String> labels) {
    Map<String, String> rest = new HashMap<>(labels);
    rest.remove(Selector.NAME);
    return rest;
  }
}
