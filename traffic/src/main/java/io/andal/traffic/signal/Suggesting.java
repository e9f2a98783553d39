package io.andal.traffic.signal;

import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.traffic.count.LatencyBounds;
import io.andal.traffic.signal.SeenTraffic.Seen;
import io.andal.traffic.store.MinuteStore.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What might be measured of each API and of its busiest operations. */
final class Suggesting {
  private static final int BUSIEST = 5;
  private static final long BUSY = 100;

  private final String source;
  private final List<Seen> seen;
  private final Map<Long, Sums> lastDay;

  /**
   * @param lastDay what operations did, by their numbers
   */
  Suggesting(String source, List<Seen> seen, Map<Long, Sums> lastDay) {
    this.source = source;
    this.seen = seen;
    this.lastDay = lastDay;
  }

  List<Suggestion> suggestions() {
    Map<String, List<Seen>> byApi = new TreeMap<>();
    seen.forEach(one -> byApi.computeIfAbsent(one.api(), _ -> new ArrayList<>()).add(one));
    Map<String, Sums> loads = new HashMap<>();
    byApi.forEach((api, operations) -> loads.put(api, sum(operations)));
    List<Suggestion> all = new ArrayList<>();
    byApi.keySet().stream()
        .sorted(
            Comparator.<String>comparingLong(
                    api -> -loads.getOrDefault(api, ApiMinutes.NOTHING).total())
                .thenComparing(api -> api))
        .forEach(
            api -> {
              all.addAll(of(api, "", loads.getOrDefault(api, ApiMinutes.NOTHING)));
              byApi.getOrDefault(api, List.of()).stream()
                  .filter(one -> load(one).total() >= BUSY && !one.key().contains("{...}"))
                  .sorted(
                      Comparator.<Seen>comparingLong(one -> -load(one).total())
                          .thenComparing(Seen::key))
                  .limit(BUSIEST)
                  .forEach(one -> all.addAll(of(api, one.key(), load(one))));
            });
    return all.stream().limit(Suggestion.MOST).toList();
  }

  private Sums load(Seen operation) {
    return lastDay.getOrDefault(operation.id(), ApiMinutes.NOTHING);
  }

  private Sums sum(List<Seen> operations) {
    long[] counts = new long[4];
    Long[] buckets = new Long[LatencyBounds.BUCKETS];
    java.util.Arrays.fill(buckets, 0L);
    for (Seen operation : operations) {
      Sums load = load(operation);
      counts[0] += load.total();
      counts[1] += load.failed();
      counts[2] += load.refused();
      counts[3] += load.timed();
      for (int i = 0; i < load.buckets().size(); i++) {
        buckets[i] += load.buckets().get(i);
      }
    }
    return new Sums(counts[0], counts[1], counts[2], counts[3], List.of(buckets));
  }

  private List<Suggestion> of(String api, String operation, Sums load) {
    String what = operation.isEmpty() ? "Requests" : operation;
    String evidence = String.format(Locale.ROOT, "%,d requests in the last 24 hours", load.total());
    List<Suggestion> some = new ArrayList<>();
    some.add(
        new Suggestion(
            id(api, operation, "availability"),
            api,
            Aspect.AVAILABILITY,
            what + " answered without a server error",
            ratio(api, operation, CountKind.GOOD, "", CountKind.TOTAL),
            evidence));
    int bucket = bucket(load);
    if (bucket >= 0) {
      String threshold = TrafficMetric.spelled(LatencyBounds.millis(bucket));
      some.add(
          new Suggestion(
              id(api, operation, "latency"),
              api,
              Aspect.LATENCY,
              what + " answered within " + threshold,
              ratio(api, operation, CountKind.FASTER, threshold, CountKind.TIMED),
              String.format(
                  Locale.ROOT,
                  "%s, %.2f %% within %s",
                  evidence,
                  100.0 * load.faster(bucket) / load.timed(),
                  threshold)));
    }
    some.add(
        new Suggestion(
            id(api, operation, "errors"),
            api,
            Aspect.ERROR_RATE,
            what + " answered without any error, the caller's included",
            ratio(api, operation, CountKind.OK, "", CountKind.TOTAL),
            evidence));
    return some;
  }

  /** Names of parameters may change; what is suggested stays the same. */
  private static String id(String api, String operation, String aspect) {
    String path =
        operation.isEmpty()
            ? ""
            : "/"
                + operation.substring(0, operation.indexOf(' ')).toLowerCase(Locale.ROOT)
                + operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "_");
    return api + "/http" + path + "/" + aspect;
  }

  private Indicator ratio(
      String api, String operation, CountKind good, String threshold, CountKind total) {
    return new Indicator.Ratio(
        source,
        metric(api, operation, good, threshold),
        false,
        metric(api, operation, total, ""),
        true);
  }

  private static Metric metric(String api, String operation, CountKind kind, String threshold) {
    Map<String, Object> spec = new HashMap<>();
    spec.put("api", api);
    spec.put("count", kind.spelling());
    if (!operation.isEmpty()) {
      spec.put("operation", operation);
    }
    if (!threshold.isEmpty()) {
      spec.put("threshold", threshold);
    }
    return new Metric(spec);
  }

  /**
   * The bound that 99 of 100 keep, or 95 where the slowest would make it say little; negative if
   * too few are timed or too many are slower than all bounds.
   */
  private static int bucket(Sums load) {
    if (load.timed() < BUSY / 5) {
      return -1;
    }
    int most = quantile(load, 0.95);
    int nearlyAll = quantile(load, 0.99);
    int chosen = nearlyAll - most <= 2 ? nearlyAll : most;
    return chosen >= LatencyBounds.BUCKETS - 1 ? -1 : chosen;
  }

  private static int quantile(Sums load, double share) {
    long sum = 0;
    for (int i = 0; i < load.buckets().size(); i++) {
      sum += load.buckets().get(i);
      if (sum >= share * load.timed()) {
        return i;
      }
    }
    return LatencyBounds.BUCKETS - 1;
  }
}
