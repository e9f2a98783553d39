package io.andal.traffic.accesslog;

import io.andal.testing.MutableClock;
import io.andal.traffic.Exchange;
import io.andal.traffic.door.Counts;
import io.andal.traffic.door.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Reads lines in tests. */
final class Read {
  static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-11-28T12:00:00Z"));

  private Read() {}

  /** The exchanges of lines, all of which must be understood. */
  static List<Exchange> all(LogSettings settings, String... lines) {
    LineReader reader = reader(settings, lines);
    if (!reader.counts().refused().isEmpty()) {
      throw new AssertionError(reader.counts().refused());
    }
    return reader.exchanges();
  }

  static Exchange one(LogSettings settings, String line) {
    List<Exchange> exchanges = all(settings, line);
    if (exchanges.size() != 1) {
      throw new AssertionError("ignored: " + line);
    }
    return exchanges.getFirst();
  }

  /** Why lines are refused. */
  static List<String> refusals(LogSettings settings, String... lines) {
    return reader(settings, lines).counts().refused().stream()
        .map(refused -> refused.firstAt() + " " + refused.reason() + " x" + refused.times())
        .toList();
  }

  static Counts counts(LogSettings settings, Origin origin, String... lines) {
    LineReader reader = new LineReader(settings, origin, CLOCK);
    reader.readWhole("a.log", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return reader.counts();
  }

  private static LineReader reader(LogSettings settings, String... lines) {
    LineReader reader = new LineReader(settings, Origin.of("logs"), CLOCK);
    reader.readWhole("a.log", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    return reader;
  }
}
