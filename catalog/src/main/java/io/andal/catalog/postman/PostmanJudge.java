package io.andal.catalog.postman;

import io.andal.catalog.http.Judgement;
import io.andal.catalog.http.Judgement.Kind;
import io.andal.catalog.http.Refusal;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Postman's refusals mean: what passes in seconds, and what only with the month. */
record PostmanJudge(Clock clock) implements Judgement.Judge {
  private static final String KEY =
      "Check that `apiKey` is set and was neither revoked nor has expired: Postman, Settings, API"
          + " keys.";
  private static final String RIGHTS = "Let the key's user see the workspace and what is in it.";
  private static final List<String> WAITING =
      List.of("X-RateLimit-RetryAfter", "RetryAfter", "RateLimit-RetryAfter");
  private static final List<String> LEFT_OF_MONTH =
      List.of("RateLimit-Remaining-Month", "X-RateLimit-Remaining-Month");
  private static final Pattern RESET = Pattern.compile("\\breset\\s*=\\s*(\\d{1,9})");

  @Override
  public Judgement of(Refusal refusal) {
    Judgement usual = Judgement.usual(refusal, KEY, RIGHTS);
    return switch (refusal.status()) {
      case 429 -> throttled(refusal, usual);
      case 403 -> badKey(refusal) ? Judgement.of(Kind.LASTING, Cause.DENIED, refusal, KEY) : usual;
      case 400 -> missing(refusal) ? usual.as(Kind.MISSING) : usual;
      default -> usual;
    };
  }

  /** Some of its doors say 403 of a key that is none. */
  private static boolean badKey(Refusal refusal) {
    return (refusal.code() + " " + refusal.words()).toLowerCase(Locale.ROOT).contains("api key");
  }

  /** And some say 400 of what isn't there. */
  private static boolean missing(Refusal refusal) {
    return refusal.code().toLowerCase(Locale.ROOT).contains("notfound");
  }

  private Judgement throttled(Refusal refusal, Judgement usual) {
    boolean spent =
        (refusal.code() + " " + refusal.words()).contains("serviceLimitExhausted")
            || first(refusal.headers(), LEFT_OF_MONTH).filter(left -> left <= 0).isPresent();
    if (!spent) {
      return Judgement.passing(refusal, waiting(refusal), usual.failure().remedy());
    }
    Instant now = clock.instant();
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    Instant next = today.withDayOfMonth(1).plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Judgement(
        Kind.LASTING,
        new SourceFailure(
            Cause.LIMITED,
            "%s The calls of this month are used up; there are new ones at %s."
                .formatted(refusal.said(), next),
            "Look at the usage in Postman's billing page, raise the limit, or scan less often."),
        Optional.of(Duration.between(now, next)));
  }

  private Optional<Duration> waiting(Refusal refusal) {
    if (refusal.retryAfter().isPresent()) {
      return refusal.retryAfter();
    }
    Optional<Long> seconds = first(refusal.headers(), WAITING);
    if (seconds.isEmpty()) {
      seconds = refusal.headers().firstValue("RateLimit").flatMap(PostmanJudge::reset);
    }
    return seconds.map(Duration::ofSeconds).or(() -> untilReset(refusal.headers()));
  }

  /** When the limit is new, in seconds since 1970. */
  private Optional<Duration> untilReset(HttpHeaders headers) {
    return first(headers, List.of("RateLimit-Reset", "X-RateLimit-Reset"))
        .map(at -> Duration.between(clock.instant(), Instant.ofEpochSecond(at)))
        .filter(wait -> !wait.isNegative() && wait.compareTo(Duration.ofHours(1)) <= 0);
  }

  private static Optional<Long> first(HttpHeaders headers, List<String> names) {
    return names.stream()
        .flatMap(name -> headers.firstValue(name).stream())
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,12}"))
        .map(Long::valueOf)
        .findFirst();
  }

  private static Optional<Long> reset(String text) {
    Matcher reset = RESET.matcher(text);
    return reset.find() ? Optional.of(Long.valueOf(reset.group(1))) : Optional.empty();
  }
}
