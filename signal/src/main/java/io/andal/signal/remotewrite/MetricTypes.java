package io.andal.signal.remotewrite;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What senders say their metrics are. Thread-safe. */
final class MetricTypes {
  private static final int MOST = 50_000;

  private final Map<String, Set<SampleType>> types = new HashMap<>();

  /** Notes what a sender says; two senders may say different things of one name. */
  synchronized void say(String metric, SampleType type) {
    if (type != SampleType.UNKNOWN && (types.size() < MOST || types.containsKey(metric))) {
      types.computeIfAbsent(metric, _ -> EnumSet.noneOf(SampleType.class)).add(type);
    }
  }

  /** Whether all who said something said that it is a gauge. */
  synchronized boolean isGauge(String metric) {
    return types.getOrDefault(metric, Set.of()).equals(Set.of(SampleType.GAUGE));
  }
}
