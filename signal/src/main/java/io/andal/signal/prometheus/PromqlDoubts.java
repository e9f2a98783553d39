package io.andal.signal.prometheus;

import io.andal.signal.Durations;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What may be wrong with a Prometheus that answers: its clock, its targets, rights. */
final class PromqlDoubts {
  private static final Duration CLOCK_OFF = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofDays(28);

  private final PromqlSource source;
  private final Clock clock;

  PromqlDoubts(PromqlSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  List<String> all() throws SourceException, InterruptedException {
    List<String> doubts = new ArrayList<>();
    clockOff().ifPresent(doubts::add);
    targets().ifPresent(doubts::add);
    kept().ifPresent(doubts::add);
    labels().ifPresent(doubts::add);
    return doubts;
  }

  private Optional<String> clockOff() throws SourceException, InterruptedException {
    JsonNode answer = source.get("/api/v1/query", "query=time()");
    double theirs = answer.at("/data/result/1").asDouble(Double.NaN);
    double ahead = theirs - clock.millis() / 1e3;
    if (Double.isNaN(ahead) || Math.abs(ahead) < CLOCK_OFF.toSeconds()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Its clock is %.0f s %s this machine's, so minutes are read too %s: set both by NTP.",
            Math.abs(ahead),
            ahead > 0 ? "ahead of" : "behind",
            ahead > 0 ? "late" : "early"));
  }

  /** Counters that are born are told from old ones by what their targets did before. */
  private Optional<String> targets() throws SourceException, InterruptedException {
    JsonNode answer = source.get("/api/v1/query", "query=count(up)");
    if (!answer.at("/data/result").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "It has no series `up` now: either it scrapes nothing, or what writes to it leaves them"
            + " out; then the first events of a new counter can't be counted.");
  }

  private Optional<String> kept() throws SourceException, InterruptedException {
    JsonNode info;
    try {
      info = source.get("/api/v1/status/runtimeinfo", "");
    } catch (SourceException e) {
      // Others that speak Prometheus' API have no such path.
      return e.failure().cause() == Cause.BROKEN_ANSWER
          ? Optional.empty()
          : withoutRight(e, "/api/v1/status/runtimeinfo", "how long it keeps data isn't known");
    }
    String said = info.at("/data/storageRetention").asString("");
    return Durations.parse(said)
        .filter(time -> !time.isZero() && time.compareTo(SHORT) < 0)
        .map(
            _ ->
                ("It keeps data for %s, so longer windows begin with what Andal itself has read:"
                        + " raise --storage.tsdb.retention.time if history matters.")
                    .formatted(said));
  }

  private Optional<String> labels() throws SourceException, InterruptedException {
    try {
      source.get("/api/v1/label/le/values", "match[]=" + PrometheusApi.encode("up"));
      return Optional.empty();
    } catch (SourceException e) {
      return withoutRight(
          e, "/api/v1/label/le/values", "thresholds of latency can't be compared with buckets");
    }
  }

  private static Optional<String> withoutRight(SourceException e, String path, String effect)
      throws SourceException {
    return switch (e.failure().cause()) {
      case DENIED, BROKEN_ANSWER, BAD_QUERY ->
          Optional.of("It doesn't answer %s, so %s: allow it to Andal.".formatted(path, effect));
      case UNREACHABLE, TIMEOUT, LIMITED, UNAVAILABLE -> throw e;
    };
  }
}
