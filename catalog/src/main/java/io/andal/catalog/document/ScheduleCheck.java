package io.andal.catalog.document;

import io.andal.signal.Durations;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.Optional;

/** Checks how often a catalog is looked at. Stateless. */
final class ScheduleCheck {
  private static final String EVERY = "/spec/schedule/every";
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(30);

  private ScheduleCheck() {}

  static Optional<Problem> problem(Document document) {
    String text = document.at(EVERY).asString("");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> every = Durations.parse(text);
    if (every.filter(time -> time.compareTo(LEAST) >= 0 && time.compareTo(MOST) <= 0).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        document.error(
            EVERY,
            "catalog-schedule",
            "\"%s\" is no time between two scans".formatted(text),
            "Write 1m to 30d, such as 1h or 6h"));
  }
}
