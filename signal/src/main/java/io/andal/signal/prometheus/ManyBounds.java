package io.andal.signal.prometheus;

import io.andal.signal.Matcher;
import io.andal.signal.MinuteRange;
import io.andal.signal.PromqlText;
import io.andal.signal.Selector;
import io.andal.signal.SourceException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Learns the bounds of many histograms in few queries: as few as read their buckets. */
final class ManyBounds {
  private static final MinuteRange NO_TIME = new MinuteRange(0, 0);

  private final PrometheusApi api;
  private final Clock clock;

  ManyBounds(PrometheusApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * How the series that are there now spell their bounds.
   *
   * @param histograms selectors without {@code le}
   * @return by selector; those without series are left out
   */
  Map<Selector, Set<String>> of(Collection<Selector> histograms)
      throws SourceException, InterruptedException {
    List<Demand> demands = new ArrayList<>();
    histograms.forEach(histogram -> demands.add(new Demand(histogram, List.of(), NO_TIME)));
    Map<Selector, Set<String>> bounds = new HashMap<>();
    for (Fetch fetch : FetchPlan.of(demands)) {
      api.instant(
          query(fetch),
          clock.millis(),
          (labels, _, _, _) -> {
            String bound = labels.getOrDefault("le", "");
            if (bound.isEmpty()) {
              return;
            }
            for (Demand taker : fetch.takers(labels)) {
              bounds.computeIfAbsent(taker.asked(), _ -> new TreeSet<>()).add(bound);
            }
          });
    }
    return bounds;
  }

  private static String query(Fetch fetch) {
    Set<String> labels = new TreeSet<>(Set.of("le"));
    for (Demand demand : fetch.demands()) {
      for (Matcher matcher : demand.asked().matchers()) {
        labels.add(matcher.label());
      }
    }
    return "group by (%s) (%s)"
        .formatted(
            labels.stream().map(PromqlText::label).collect(Collectors.joining(",")),
            fetch.selector());
  }
}
