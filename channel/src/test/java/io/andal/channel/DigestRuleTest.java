package io.andal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.workspace.Documents;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DigestRuleTest {
  private static final DigestRule DAILY = rule("PT24H", "08:00", "Asia/Jakarta");

  @Test
  void itComesAtItsTimeByTheClockOfItsZone() {
    assertThat(DAILY.next(Instant.parse("2026-11-22T00:59:59Z"))).isEqualTo("2026-11-22T01:00:00Z");
    assertThat(DAILY.next(Instant.parse("2026-11-22T01:00:00Z"))).isEqualTo("2026-11-23T01:00:00Z");
    assertThat(rule("PT8H", "08:00", "UTC").next(Instant.parse("2026-11-22T00:00:00Z")))
        .isEqualTo("2026-11-22T08:00:00Z");
    assertThat(rule("PT8H", "08:00", "UTC").next(Instant.parse("2026-11-22T20:00:00Z")))
        .isEqualTo("2026-11-23T00:00:00Z");
  }

  @Test
  void itComesAtEightAlsoOnTheDaysWhenClocksAreChanged() {
    DigestRule berlin = rule("PT24H", "08:00", "Europe/Berlin");
    assertThat(berlin.next(Instant.parse("2026-03-28T07:00:00Z")))
        .isEqualTo("2026-03-29T06:00:00Z");
    assertThat(berlin.next(Instant.parse("2026-10-24T06:00:00Z")))
        .isEqualTo("2026-10-25T07:00:00Z");
  }

  @Test
  void whatWasMissedIsToldOnce() {
    Instant since = Instant.parse("2026-11-01T12:00:00Z");
    assertThat(DAILY.latest(since, Instant.parse("2026-11-20T12:00:00Z")))
        .contains(Instant.parse("2026-11-20T01:00:00Z"));
    assertThat(DAILY.latest(since, Instant.parse("2026-11-01T13:00:00Z"))).isEmpty();
  }

  @Test
  void onlyWhatIsNamedWaitsAndOfAGroupEverything() {
    assertThat(DAILY.takes(Samples.notice(Notice.Event.STARTED))).isFalse();
    assertThat(rule("PT24H", "08:00", "UTC", "page").takes(Samples.notice(Notice.Event.STARTED)))
        .isTrue();
    assertThat(DAILY.takes(group("ticket", "ticket"))).isTrue();
    assertThat(DAILY.takes(group("ticket", "page"))).isFalse();
  }

  @Test
  void whatCannotBeIsSaid() {
    assertThat(problems("\"every\": \"7h\"")).containsExactly("A digest can't come every 7h");
    assertThat(problems("\"every\": \"30m\"")).containsExactly("A digest can't come every 30m");
    assertThat(problems("\"at\": \"29:00\"")).containsExactly("'29:00' is no time of day");
    assertThat(problems("\"zone\": \"Asia/Batavia\""))
        .containsExactly("There is no time zone 'Asia/Batavia'");
    assertThat(problems("\"every\": \"12h\", \"at\": \"07:30\", \"zone\": \"Asia/Jakarta\""))
        .isEmpty();
  }

  private static List<String> problems(String digest) {
    return new ChannelKind()
            .check(
                Samples.channel(
                    "mail",
                    """
                {"host": "mail.pumps.example", "from": "andal@pumps.example",
                 "digest": {"severities": ["ticket"], %s}}
                """
                        .formatted(digest)),
                Documents.empty())
            .stream()
            .map(Problem::message)
            .toList();
  }

  private static Notice group(String... severities) {
    List<Notice.Member> members =
        java.util.Arrays.stream(severities)
            .map(
                severity ->
                    new Notice.Member(
                        Map.of("severity", severity),
                        Map.of(),
                        true,
                        Samples.NOON,
                        Samples.NOON,
                        ""))
            .toList();
    Notice some = Samples.notice(Notice.Event.STARTED);
    return new Notice(
        "g1",
        some.event(),
        some.cause(),
        "",
        "Hot",
        "pumps",
        "Hot",
        severities[0],
        "",
        0,
        Optional.empty(),
        1,
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "",
        some.started(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Notice.Group("{}", Map.of(), "ops", "", members, 0, "", "")));
  }

  private static DigestRule rule(String every, String at, String zone, String... more) {
    return new DigestRule(
        more.length == 0 ? Set.of("ticket") : Set.of(more),
        Duration.parse(every),
        LocalTime.parse(at),
        ZoneId.of(zone));
  }
}
