package io.andal.traffic.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.traffic.Exchange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines of gateways and load balancers, and of JSON logs. */
class FormatsTest {
  private static final long FIVE_PAST_SEVEN = millis("2026-11-28T07:05:01Z");

  @Test
  void envoysOwnTextTellsWhenItEnded() {
    Exchange exchange =
        Read.one(
            LogSettings.of(LogFormat.ENVOY),
            "[2026-11-28T07:05:01.000Z] \"PUT /v1/valves/9?force=true HTTP/2\" 204 - 12 0 250 249"
                + " \"203.0.113.9\" \"grpc-java-netty/1.68.1\" \"0b6c9b2e\" \"Pumps.example:8443\""
                + " \"10.1.2.3:9000\"");
    assertThat(exchange.timeMillis()).isEqualTo(FIVE_PAST_SEVEN + 250);
    assertThat(exchange.method()).isEqualTo("PUT");
    assertThat(exchange.path()).isEqualTo("/v1/valves/9");
    assertThat(exchange.query()).isEqualTo("force=true");
    assertThat(exchange.status()).isEqualTo(204);
    assertThat(exchange.micros()).isEqualTo(250_000);
    assertThat(exchange.client()).isEqualTo("grpc-java-netty");
    assertThat(exchange.host()).isEqualTo("pumps.example");
    assertThat(exchange.toString()).doesNotContain("203.0.113.9");
  }

  @Test
  void aRequestThatEnvoyNeverAnsweredHasFailed() {
    Exchange exchange =
        Read.one(
            LogSettings.of(LogFormat.ENVOY),
            "[2026-11-28T07:05:01.000Z] \"GET /a HTTP/1.1\" 0 DC 0 0 30 - \"-\" \"-\" \"-\" \"h\""
                + " \"-\"");
    assertThat(exchange.status()).isZero();
    assertThat(exchange.failed()).isTrue();
  }

  @Test
  void envoysJsonIsReadByItsUsualNames() {
    Exchange exchange =
        Read.one(
            LogSettings.of(LogFormat.ENVOY),
            "{\"start_time\":\"2026-11-28T07:05:01.000Z\",\"method\":\"GET\",\"path\":\"/a?b=1\","
                + "\"protocol\":\"HTTP/1.1\",\"response_code\":503,\"duration\":12,"
                + "\"authority\":\"pumps.example\",\"user_agent\":\"okhttp/4.12.0\","
                + "\"downstream_remote_address\":\"203.0.113.9:1234\"}");
    assertThat(exchange.status()).isEqualTo(503);
    assertThat(exchange.micros()).isEqualTo(12_000);
    assertThat(exchange.path()).isEqualTo("/a");
    assertThat(exchange.host()).isEqualTo("pumps.example");
  }

  @Test
  void anApplicationLoadBalancerAddsUpItsThreeTimes() {
    Exchange exchange =
        Read.one(
            LogSettings.of(LogFormat.AWS_ALB),
            "h2 2026-11-28T07:05:01.500000Z app/pumps/50dc6c495c0c9188 203.0.113.9:2817 10.0.0.1:80"
                + " 0.001 0.048 0.002 200 200 34 366"
                + " \"GET https://api.pumps.example:443/v1/pumps?site=7 HTTP/2.0\""
                + " \"python-requests/2.32.3\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2"
                + " arn:aws:elasticloadbalancing:ap-southeast-3:123456789012:targetgroup/p/73e2"
                + " \"Root=1-58337262-36d228ad5d99923122bbe354\" \"api.pumps.example\""
                + " \"session-reused\" 1 2026-11-28T07:05:01.449000Z \"waf,forward\" \"-\" \"-\""
                + " \"10.0.0.1:80\" \"200\" \"-\" \"-\"");
    assertThat(exchange.timeMillis()).isEqualTo(FIVE_PAST_SEVEN + 500);
    assertThat(exchange.micros()).isEqualTo(51_000);
    assertThat(exchange.host()).isEqualTo("api.pumps.example");
    assertThat(exchange.path()).isEqualTo("/v1/pumps");
    assertThat(exchange.query()).isEqualTo("site=7");
    assertThat(exchange.client() + " " + exchange.clientVersion())
        .isEqualTo("python-requests 2.32.3");
  }

  @Test
  void aLoadBalancerThatReachedNobodyKnowsNoDuration() {
    Exchange exchange =
        Read.one(
            LogSettings.of(LogFormat.AWS_ALB),
            "https 2026-11-28T07:05:01.500000Z app/p/5 203.0.113.9:2817 - -1 -1 -1 502 - 34 366"
                + " \"GET https://api.pumps.example:443/v1 HTTP/1.1\" \"-\" - - - \"-\" \"-\" \"-\""
                + " 0 2026-11-28T07:05:01.449000Z \"-\" \"-\" \"-\" \"-\" \"-\" \"-\" \"-\"");
    assertThat(exchange.status()).isEqualTo(502);
    assertThat(exchange.micros()).isEqualTo(-1);
  }

  @Test
  void apiGatewaysFourFormatsSayTheSame() {
    LogSettings gateway = LogSettings.of(LogFormat.API_GATEWAY);
    String json =
        "{ \"requestId\":\"c6af9ac6\", \"ip\": \"203.0.113.9\", \"caller\":\"-\", \"user\":\"ayu\","
            + " \"requestTime\":\"28/Nov/2026:07:05:01 +0000\", \"httpMethod\":\"GET\","
            + " \"resourcePath\":\"/pumps/{id}\", \"status\":\"200\", \"protocol\":\"HTTP/1.1\","
            + " \"responseLength\":\"42\" }";
    String clf =
        "203.0.113.9 - ayu [28/Nov/2026:07:05:01 +0000]\"GET /pumps/{id} HTTP/1.1\" 200 42"
            + " c6af9ac6";
    String csv =
        "203.0.113.9,-,ayu,28/Nov/2026:07:05:01 +0000,GET,/pumps/{id},HTTP/1.1,200,42,c6af9ac6";
    String xml =
        "<request id=\"c6af9ac6\"> <ip>203.0.113.9</ip> <caller>-</caller> <user>ayu</user>"
            + " <requestTime>28/Nov/2026:07:05:01 +0000</requestTime> <httpMethod>GET</httpMethod>"
            + " <resourcePath>/pumps/{id}</resourcePath> <status>200</status>"
            + " <protocol>HTTP/1.1</protocol> <responseLength>42</responseLength> </request>";
    assertThat(Read.all(gateway, json, clf, csv, xml))
        .hasSize(4)
        .allMatch(exchange -> exchange.route() && exchange.path().equals("/pumps/{id}"))
        .allMatch(exchange -> exchange.timeMillis() == FIVE_PAST_SEVEN)
        .allMatch(exchange -> exchange.method().equals("GET") && exchange.status() == 200);
  }

  @Test
  void nginxJsonIsReadByItsVariablesNames() {
    Exchange exchange =
        Read.one(
            LogSettings.of(LogFormat.JSON),
            "{\"time_iso8601\":\"2026-11-28T14:05:01+07:00\",\"remote_addr\":\"203.0.113.9\",\"request\":\"POST"
                + " /old"
                + " HTTP/1.1\",\"request_uri\":\"/v1/pumps?dry=1\",\"uri\":\"/rewritten\",\"status\":"
                + " \"201\",\"request_time\":0.125,"
                + "\"http_host\":\"pumps.example\",\"http_user_agent\":\"curl/8.5.0\",\"content_type\":\"application/json;"
                + " charset=utf-8\","
                + "\"sent_http_content_type\":\"application/problem+json\",\"extra\":[1,{\"a\":null}]}");
    assertThat(exchange)
        .isEqualTo(
            new Exchange(
                FIVE_PAST_SEVEN,
                "logs",
                "",
                "pumps.example",
                "POST",
                "/v1/pumps",
                false,
                "dry=1",
                201,
                125_000,
                "application/json",
                "application/problem+json",
                "curl",
                "8.5.0"));
  }

  @Test
  void caddysNestedObjectsAreRead() {
    Exchange exchange =
        Read.one(
            LogSettings.of(LogFormat.JSON),
            "{\"level\":\"info\",\"ts\":1795849501.25,\"logger\":\"http.log.access.log0\","
                + "\"msg\":\"handled request\",\"request\":{\"remote_ip\":\"203.0.113.9\","
                + "\"proto\":\"HTTP/2.0\",\"method\":\"GET\",\"host\":\"pumps.example\","
                + "\"uri\":\"/a/b?c=d\",\"headers\":{\"User-Agent\":[\"pump-gateway/2.1\"]}},"
                + "\"bytes_read\":0,\"duration\":0.000929675,\"size\":10900,\"status\":200,"
                + "\"resp_headers\":{\"Content-Type\":[\"text/html; charset=utf-8\"]}}");
    assertThat(exchange.timeMillis()).isEqualTo(1795849501250L);
    assertThat(exchange.path()).isEqualTo("/a/b");
    assertThat(exchange.micros()).isEqualTo(930);
    assertThat(exchange.client()).isEqualTo("pump-gateway");
    assertThat(exchange.responseType()).isEqualTo("text/html");
  }

  @Test
  void traefiksServiceLosesItsProvider() {
    Exchange exchange =
        Read.one(
            LogSettings.of(LogFormat.JSON),
            "{\"ClientHost\":\"203.0.113.9\",\"DownstreamStatus\":404,\"Duration\":5000000,"
                + "\"RequestHost\":\"pumps.example\",\"RequestMethod\":\"GET\","
                + "\"RequestPath\":\"/a?b=1\",\"ServiceName\":\"pumps@kubernetescrd\","
                + "\"StartUTC\":\"2026-11-28T07:05:01.123456789Z\","
                + "\"request_User-Agent\":\"okhttp/4\"}");
    assertThat(exchange.service()).isEqualTo("pumps");
    assertThat(exchange.micros()).isEqualTo(5_000);
    assertThat(exchange.timeMillis()).isEqualTo(FIVE_PAST_SEVEN + 123 + 5);
    assertThat(exchange.status()).isEqualTo(404);
  }

  @Test
  void ownNamesReplaceTheUsualOnes() {
    LogSettings own =
        new LogSettings(
            LogFormat.JSON,
            "",
            Map.of("time", "when", "path", "http.url", "status", "code", "milliseconds", "took"),
            ZoneId.of("Asia/Jakarta"),
            false);
    Exchange exchange =
        Read.one(
            own,
            "{\"when\":\"2026-11-28 14:05:01\",\"method\":\"GET\",\"http\":{\"url\":\"/x\"},"
                + "\"path\":\"/not/this\",\"code\":200,\"took\":7}");
    assertThat(exchange.timeMillis()).isEqualTo(FIVE_PAST_SEVEN);
    assertThat(exchange.path()).isEqualTo("/x");
    assertThat(exchange.micros()).isEqualTo(7_000);
  }

  @Test
  void brokenJsonIsRefused() {
    assertThat(
            Read.refusals(
                LogSettings.of(LogFormat.JSON),
                "{\"status\":200",
                "[1]",
                "{\"a\":1}}",
                "{\"a\" 1}",
                "{}"))
        .containsExactly(
            "a.log:1 The line is no JSON object x4",
            "a.log:5 The line has no time that can be read x1");
  }

  @Test
  void theForwardedHostCountsOnlyWhereItIsTrusted() {
    String line =
        "{\"time\":1795849501,\"method\":\"GET\",\"path\":\"/\",\"status\":200,\"host\":\"inside\","
            + "\"x_forwarded_host\":\"pumps.example, other\"}";
    LogSettings careful = LogSettings.of(LogFormat.JSON);
    LogSettings trusting = new LogSettings(LogFormat.JSON, "", Map.of(), ZoneId.of("UTC"), true);
    assertThat(Read.one(careful, line).host()).isEqualTo("inside");
    assertThat(Read.one(trusting, line).host()).isEqualTo("pumps.example");
  }

  private static long millis(String text) {
    return Instant.parse(text).toEpochMilli();
  }
}
