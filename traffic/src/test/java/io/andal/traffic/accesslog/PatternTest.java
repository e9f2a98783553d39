package io.andal.traffic.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.traffic.Exchange;
import org.junit.jupiter.api.Test;

/** Patterns as they stand in the configuration of servers. */
class PatternTest {

  @Test
  void nginxVariablesMayStandInAnyOrder() {
    Exchange exchange =
        Read.one(
            LogSettings.ofPattern(
                "$host ${request_method} $uri [$msec] $status rt=$request_time"
                    + " ua=\"$http_user_agent\" args=\"$args\""),
            "pumps.example DELETE /v1/pumps/3 [1795849501.250] 204 rt=0.010 ua=\"ops/1\""
                + " args=\"a=1\"");
    assertThat(exchange.host()).isEqualTo("pumps.example");
    assertThat(exchange.method()).isEqualTo("DELETE");
    assertThat(exchange.query()).isEqualTo("a=1");
    assertThat(exchange.micros()).isEqualTo(10_000);
    assertThat(exchange.client()).isEqualTo("ops");
  }

  @Test
  void apachesLogFormatIsReadWithItsQuotesEscaped() {
    Exchange exchange =
        Read.one(
            LogSettings.ofPattern(
                "%v:%p %h %l %u %t \\\"%r\\\" %>s %O \\\"%{Referer}i\\\" \\\"%{User-Agent}i\\\""
                    + " %D"),
            "pumps.example:443 10.0.0.1 - - [28/Nov/2026:07:05:01 +0000] \"GET /a?b=1 HTTP/1.1\""
                + " 200 12 \"-\" \"curl/8.5.0\" 1500000");
    assertThat(exchange.host()).isEqualTo("pumps.example");
    assertThat(exchange.micros()).isEqualTo(1_500_000);
    assertThat(exchange.timeMillis()).as("%t is when it began").isEqualTo(1795849502500L);
  }

  @Test
  void envoysFormatStringsAreRead() {
    Exchange exchange =
        Read.one(
            LogSettings.ofPattern(
                "%START_TIME% %REQ(:AUTHORITY)% %REQ(:METHOD)% %REQ(:PATH):200% %RESPONSE_CODE%"
                    + " %DURATION%ms %RESP(CONTENT-TYPE)%"),
            "2026-11-28T07:05:01.000Z pumps.example GET /a 200 5ms application/json");
    assertThat(exchange.responseType()).isEqualTo("application/json");
    assertThat(exchange.micros()).isEqualTo(5_000);
  }

  @Test
  void aPatternThatTellsTooLittleIsRefused() {
    assertThatThrownBy(() -> LogSettings.ofPattern("nothing").check())
        .hasMessageContaining("no variable");
    assertThatThrownBy(() -> LogSettings.ofPattern("$time_local $request").check())
        .hasMessage("The pattern has no status ($status, %>s, %RESPONSE_CODE%)");
    assertThatThrownBy(() -> LogSettings.ofPattern("%h %r %>s").check())
        .hasMessageContaining("The pattern has no time");
    assertThatThrownBy(() -> LogSettings.ofPattern("$request$status $time_local").check())
        .hasMessageContaining("next to each other");
    assertThatThrownBy(() -> LogSettings.ofPattern("%{%c}t %r %>s").check())
        .hasMessageContaining("%{%c}t");
  }
}
