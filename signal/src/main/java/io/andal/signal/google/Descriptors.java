package io.andal.signal.google;

import io.andal.signal.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows of which kind metrics are, and asks seldom. Thread-safe. */
final class Descriptors {
  private static final Duration KEPT = Duration.ofHours(6);

  private final MonitoringApi api;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Descriptors(MonitoringApi api, Clock clock) {
    this.api = api;
    this.clock = clock;
  }

  private record Known(Descriptor descriptor, Instant asked) {}

  Descriptor of(String type, boolean history) throws SourceException, InterruptedException {
    Instant now = clock.instant();
    Known before = known.get(type);
    if (before != null
        && !now.isBefore(before.asked())
        && now.isBefore(before.asked().plus(KEPT))) {
      return before.descriptor();
    }
    Descriptor descriptor =
        Descriptor.of(api.ofProject("metricDescriptors/" + type, List.of(), history));
    known.put(type, new Known(descriptor, now));
    return descriptor;
  }
}
