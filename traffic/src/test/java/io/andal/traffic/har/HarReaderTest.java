package io.andal.traffic.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.traffic.Exchange;
import io.andal.traffic.door.Counts;
import io.andal.traffic.door.Origin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Recordings of browsers and proxies. */
class HarReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void ofAnEntryOnlyItsExchangeIsKept() throws HarException {
    HarReader reader =
        read(
            "{\"log\":{\"version\":\"1.2\",\"pages\":[{\"id\":\"p\"}],\"entries\":["
                + "{\"startedDateTime\":\"2026-11-28T19:00:00.000+07:00\",\"time\":120.5,"
                + "\"request\":{\"method\":\"POST\","
                + "\"url\":\"https://Api.Pumps.example:8443/v1/pumps?site=7&q=a|b#top\","
                + "\"headers\":[{\"name\":\"User-Agent\",\"value\":\"Mozilla/5.0 (X11)\"},"
                + "{\"name\":\"Cookie\",\"value\":\"session=secret\"}],"
                + "\"postData\":{\"mimeType\":\"application/json; charset=utf-8\","
                + "\"text\":\"{\\\"name\\\":\\\"ayu\\\"}\"}},"
                + "\"response\":{\"status\":201,\"content\":{\"mimeType\":\"application/json\","
                + "\"text\":\"secret\"}}}]}}");
    assertThat(reader.exchanges())
        .containsExactly(
            new Exchange(
                NOW.toEpochMilli() + 120,
                "recorded",
                "",
                "api.pumps.example",
                "POST",
                "/v1/pumps",
                false,
                "site=7&q=a%7Cb",
                201,
                120_500,
                "application/json",
                "application/json",
                "browser",
                ""));
  }

  @Test
  void whatTheBrowserAnsweredItselfIsIgnoredAndTheBrokenCounted() throws HarException {
    HarReader reader =
        read(
            "{\"log\":{\"entries\":[{},"
                + entry("data:image/png;base64,AAAA", 200)
                + ","
                + entry("https://pumps.example/a", 0)
                + ","
                + entry("https://pumps.example/app.css", 200)
                + ","
                + entry("https://pumps.example/a", 200)
                + "]}}");
    assertThat(reader.exchanges()).hasSize(1);
    assertThat(reader.counts().ignored()).isEqualTo(3);
    assertThat(reader.counts().refused().stream().map(Counts.Refused::firstAt))
        .containsExactly("entry 1");
  }

  @Test
  void whatIsNoHarIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> read("{\"log\":{\"entries\":[{]}}"))
        .isInstanceOf(HarException.class)
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("here is no log");
    assertThatThrownBy(() -> read("{\"log\":{}}")).hasMessageContaining("here is no entries");
    assertThatThrownBy(() -> read("")).isInstanceOf(HarException.class);
  }

  private static String entry(String url, int status) {
    return "{\"startedDateTime\":\"2026-11-28T12:00:00Z\",\"time\":1,\"request\":{\"method\":"
        + "\"GET\",\"url\":\""
        + url
        + "\"},\"response\":{\"status\":"
        + status
        + "}}";
  }

  private static HarReader read(String har) throws HarException {
    HarReader reader = new HarReader(Origin.of("recorded"), NOW);
    reader.read(har.getBytes(StandardCharsets.UTF_8));
    return reader;
  }
}
