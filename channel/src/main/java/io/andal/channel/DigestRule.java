package io.andal.channel;

import io.andal.signal.Durations;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which alerts a channel collects, and when it tells of them.
 *
 * @param severities whose alerts can wait
 * @param every 1 hour to a day, of which a day has a whole number
 * @param at one of the times of day, by the clock of {@code zone}
 */
public record DigestRule(Set<String> severities, Duration every, LocalTime at, ZoneId zone) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final LocalTime USUAL = LocalTime.of(8, 0);
  private static final String PLACE = "/spec/digest";

  public DigestRule {
    severities = Set.copyOf(severities);
  }

  /** What a Channel document that passed its schema and {@link #check} says of digests. */
  static Optional<DigestRule> of(Document document) {
    JsonNode digest = document.spec().path("digest");
    if (digest.isMissingNode()) {
      return Optional.empty();
    }
    Set<String> severities = new TreeSet<>();
    digest.path("severities").forEach(one -> severities.add(one.asString("")));
    String zone = zoneName(document);
    return Optional.of(
        new DigestRule(
            severities,
            every(digest).orElse(DAY),
            time(digest.path("at").asString("")).orElse(USUAL),
            zone.isEmpty() ? ZoneOffset.UTC : zone(zone).orElse(ZoneOffset.UTC)));
  }

  /** What the schema can't say. */
  static List<Problem> check(Document document) {
    JsonNode digest = document.spec().path("digest");
    List<Problem> problems = new ArrayList<>();
    if (digest.isMissingNode()) {
      return problems;
    }
    if (every(digest).filter(DigestRule::dividesADay).isEmpty()) {
      problems.add(
          document.error(
              PLACE + "/every",
              "channel-digest",
              "A digest can't come every " + digest.path("every").asString(""),
              "Write a length of which a day has a whole number, from 1h to 24h: 12h"));
    }
    String at = digest.path("at").asString("");
    if (!at.isEmpty() && time(at).isEmpty()) {
      problems.add(
          document.error(
              PLACE + "/at",
              "channel-digest",
              "'" + at + "' is no time of day",
              "Write one such as \"08:00\""));
    }
    String zone = digest.path("zone").asString("");
    if (!zone.isEmpty() && zone(zone).isEmpty()) {
      problems.add(
          document.error(
              PLACE + "/zone",
              "channel-digest",
              "There is no time zone '" + zone + "'",
              "Write a name such as Asia/Jakarta"));
    }
    return problems;
  }

  private static Optional<Duration> every(JsonNode digest) {
    String text = digest.path("every").asString("");
    return text.isEmpty() ? Optional.of(DAY) : Durations.parse(text);
  }

  private static boolean dividesADay(Duration every) {
    return every.compareTo(Duration.ofHours(1)) >= 0
        && every.compareTo(DAY) <= 0
        && DAY.toSeconds() % every.toSeconds() == 0;
  }

  private static String zoneName(Document document) {
    String own = document.at("/spec/digest/zone").asString("");
    return own.isEmpty() ? document.spec().path("zone").asString("") : own;
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return Optional.of(LocalTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a message can wait: everything that it lists must be able to. */
  public boolean takes(Notice notice) {
    List<Notice.Member> members = notice.group().map(Notice.Group::alerts).orElse(List.of());
    return members.isEmpty()
        ? severities.contains(notice.severity())
        : members.stream()
            .allMatch(member -> severities.contains(member.labels().getOrDefault("severity", "")));
  }

  /** The first time for a digest after {@code time}. */
  public Instant next(Instant time) {
    ZonedDateTime day = time.atZone(zone).toLocalDate().minusDays(1).atTime(at).atZone(zone);
    long perDay = DAY.dividedBy(every);
    for (int days = 0; ; days++) {
      ZonedDateTime start = day.plusDays(days);
      for (int i = 0; i < perDay; i++) {
        Instant slot = start.toInstant().plus(every.multipliedBy(i));
        // A day can be shorter than 24 hours; the next one begins anew.
        if (slot.isAfter(time) && slot.isBefore(start.plusDays(1).toInstant())) {
          return slot;
        }
      }
    }
  }

  /**
   * The last time for a digest that is not after {@code now}.
   *
   * @param since before which none is looked for
   */
  public Optional<Instant> latest(Instant since, Instant now) {
    Instant from = now.minus(DAY.multipliedBy(2));
    Instant slot = next(since.isBefore(from) ? from : since);
    Optional<Instant> found = Optional.empty();
    while (!slot.isAfter(now)) {
      found = Optional.of(slot);
      slot = next(slot);
    }
    return found;
  }
}
