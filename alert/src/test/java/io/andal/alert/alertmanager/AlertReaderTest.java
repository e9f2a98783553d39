package io.andal.alert.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.label.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

class AlertReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static AlertReader.Read read(String list) {
    try (JsonParser json = JsonMapper.shared().createParser(list)) {
      json.nextToken();
      return new AlertReader(NOW, Duration.ofMinutes(5)).all(json);
    }
  }

  private static String with(String labels) {
    return "[{\"labels\": {\"alertname\": \"A\"" + labels + "}}]";
  }

  @Test
  void readsWhatIsKnownAndSkipsTheRest() {
    AlertReader.Read read =
        read(
            """
            [{"status": {"state": ["active"]}, "labels": {"b": "2", "a": "1", "none": ""},
              "annotations": {"summary": "Silent"}, "startsAt": "2026-11-28T11:00:00.5+01:00",
              "endsAt": "0001-01-01T00:00:00Z", "generatorURL": "http://p/graph", "fingerprint": 7}]
            """);
    assertThat(read.wrong()).isEmpty();
    ReceivedAlert alert = read.valid().getFirst();
    assertThat(alert.labels()).isEqualTo(Labels.of(Map.of("a", "1", "b", "2")));
    assertThat(alert.labels().toString()).isEqualTo("{a=\"1\", b=\"2\"}");
    assertThat(alert.annotations()).containsExactly(Map.entry("summary", "Silent"));
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-28T10:00:00.500Z"));
    assertThat(alert.endsAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    assertThat(alert.timeout()).isTrue();
    assertThat(alert.generatorUrl()).isEqualTo("http://p/graph");
  }

  @Test
  void takesWhatIsValidBetweenWhatIsWrong() {
    AlertReader.Read read =
        read(
            """
            [7, [{"labels": {"a": "1"}}], {"labels": {"a": "1"}, "startsAt": "noon"},
             {"labels": {"a": "2"}}, {"annotations": {}}, {"labels": {"": "3"}}, null,
             {"labels": {"a": "4"}, "startsAt": "2026-11-28T12:00:00Z",
              "endsAt": "2026-11-28T11:00:00Z"}]
            """);
    assertThat(read.valid()).extracting(alert -> alert.labels().get("a")).containsExactly("2");
    assertThat(read.wrong())
        .containsExactly(
            "an alert is an object with labels",
            "an alert is an object with labels",
            "startsAt 'noon' is no time, such as 2026-11-28T12:00:00Z",
            "at least one label pair required",
            "invalid label set: invalid name \"\"",
            "an alert is an object with labels",
            "start time must be before end time");
  }

  @Test
  void valuesThatAreNoTextsAreWrittenAsTheyCameOrAreNone() {
    ReceivedAlert alert =
        read(with(
                ",\"n\": 1.50, \"t\": true, \"no\": null, \"o\": {\"x\": [1]}, \"a\": \"\\u0000\""))
            .valid()
            .getFirst();
    assertThat(alert.labels().values())
        .isEqualTo(Map.of("alertname", "A", "n", "1.50", "t", "true", "a", "\uFFFD"));
  }

  @Test
  void theLastOfTwoWithOneNameCounts() {
    assertThat(read(with(", \"a\": \"1\", \"a\": \"2\"")).valid().getFirst().labels().get("a"))
        .isEqualTo("2");
  }

  @Test
  void whatIsTooMuchIsSaid() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 64; i++) {
      many.append(",\"l").append(i).append("\": \"v\"");
    }
    assertThat(read(with(many.toString())).wrong()).containsExactly("more than 64 labels");
    assertThat(read(with(",\"a\": \"" + "x".repeat(8193) + "\"")).wrong())
        .containsExactly("label a is longer than 8192 characters");
    assertThat(read(with(",\"" + "n".repeat(1025) + "\": \"\"")).wrong())
        .singleElement()
        .asString()
        .startsWith("invalid label set: invalid name \"nnn");
  }

  @Test
  void aListThatBreaksOffIsSaidToBeBroken() {
    for (String broken : new String[] {"[", "[{", "[{\"labels\": {\"a\": \"1\"", "[{}, "}) {
      assertThatThrownBy(() -> read(broken)).isInstanceOf(JacksonException.class);
    }
  }
}
