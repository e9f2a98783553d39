package io.andal.traffic.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.traffic.Exchange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Lines as NGINX and Apache write them without further ado. */
class CombinedFormatTest {
  private static final LogSettings COMBINED = LogSettings.of(LogFormat.COMBINED);
  private static final LogSettings COMMON = LogSettings.of(LogFormat.COMMON);

  @Test
  void aLineBecomesAnExchangeWithNothingPersonalInIt() {
    String line =
        "203.0.113.9 - ayu [28/Nov/2026:14:05:01 +0700] \"POST /v2/pumps/17?dry=1 HTTP/1.1\" 201"
            + " 512 \"https://pumps.example/u/ayu\" \"okhttp/4.12.0\"";
    assertThat(Read.one(COMBINED, line))
        .isEqualTo(
            new Exchange(
                Instant.parse("2026-11-28T07:05:01Z").toEpochMilli(),
                "logs",
                "",
                "",
                "POST",
                "/v2/pumps/17",
                false,
                "dry=1",
                201,
                -1,
                "",
                "",
                "okhttp",
                "4.12.0"));
  }

  @Test
  void aCommonLineHasNoClient() {
    String line = "::1 - - [28/Nov/2026:07:05:01 +0000] \"GET / HTTP/2.0\" 304 -";
    Exchange exchange = Read.one(COMMON, line);
    assertThat(exchange.path()).isEqualTo("/");
    assertThat(exchange.status()).isEqualTo(304);
    assertThat(exchange.client()).isEmpty();
  }

  @Test
  void aWholeUrlTellsTheHost() {
    Exchange exchange =
        Read.one(
            COMBINED,
            "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET"
                + " http://ayu:secret@API.Pumps.example:8080/v1?x=1 HTTP/1.1\" 200 1 \"-\" \"-\"");
    assertThat(exchange.host()).isEqualTo("api.pumps.example");
    assertThat(exchange.path()).isEqualTo("/v1");
    assertThat(exchange.toString()).doesNotContain("secret").doesNotContain("ayu");
  }

  @Test
  void escapedQuotesStayInsideTheirField() {
    Exchange apache =
        Read.one(
            COMBINED,
            "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET /a\\\"b?c=\\\\ HTTP/1.1\" 200 1 \"-\""
                + " \"tool/1.0 (\\\"x\\\")\"");
    assertThat(apache.path()).isEqualTo("/a\"b");
    assertThat(apache.query()).isEqualTo("c=\\");
    assertThat(apache.client()).isEqualTo("tool");
    Exchange nginx =
        Read.one(
            COMBINED,
            "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET /a\\x22b HTTP/1.1\" 200 1 \"-\""
                + " \"-\"");
    assertThat(nginx.path()).isEqualTo("/a\"b");
  }

  @Test
  void userNamesMayHaveSpaces() {
    Exchange exchange =
        Read.one(
            COMBINED,
            "10.0.0.1 - Ayu Lestari [28/Nov/2026:07:05:01 +0000] \"GET /a HTTP/1.1\" 200 1 \"-\""
                + " \"-\"");
    assertThat(exchange.path()).isEqualTo("/a");
  }

  @Test
  void moreFieldsAtTheEndDoNoHarm() {
    Exchange exchange =
        Read.one(
            COMBINED,
            "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET /a HTTP/1.1\" 200 1 \"-\""
                + " \"curl/8.5.0\" 120 0.003 [shop] [] 10.1.1.1:80");
    assertThat(exchange.clientVersion()).isEqualTo("8.5.0");
  }

  @Test
  void whatIsNoRequestIsRefusedWithItsPlaceAndNeverShown() {
    assertThat(
            Read.refusals(
                COMBINED,
                "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"\\x16\\x03\\x01\" 400 1 \"-\" \"-\"",
                "secret",
                "10.0.0.1 - - [31/Nov/2026 07:05:01] \"GET /a HTTP/1.1\" 200 1 \"-\" \"-\"",
                "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET /a HTTP/1.1\" 900 1 \"-\" \"-\"",
                "10.0.0.1 - - [28/Dec/2026:07:05:01 +0000] \"GET /a HTTP/1.1\" 200 1 \"-\" \"-\"",
                "secret"))
        .containsExactly(
            "a.log:1 The line has no HTTP request in it x1",
            "a.log:2 The line doesn't have the shape of the format x2",
            "a.log:3 The line has no time that can be read x1",
            "a.log:4 The line has no HTTP status x1",
            "a.log:5 The line is dated more than a day ahead x1");
  }

  @Test
  void aLineThatIsTooLongIsSkippedToItsEnd() {
    String good = "10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET /a HTTP/1.1\" 200 1 \"-\" \"-\"";
    LineReader reader =
        new LineReader(COMBINED, io.andal.traffic.door.Origin.of("logs"), Read.CLOCK);
    reader.readWhole(
        "a.log",
        (good + "\n" + "x".repeat(Lines.LONGEST + 1) + "\n" + good)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(reader.exchanges()).hasSize(2);
    assertThat(reader.counts().refused().getFirst().firstAt()).isEqualTo("a.log:2");
  }
}
