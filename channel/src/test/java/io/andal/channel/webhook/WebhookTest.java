package io.andal.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.channel.AlertLabels;
import io.andal.channel.Channel;
import io.andal.channel.DeliveryException;
import io.andal.channel.HttpRecorder;
import io.andal.channel.HttpRecorder.Got;
import io.andal.channel.Notice;
import io.andal.channel.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {
  private final HttpRecorder receiver = new HttpRecorder();

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void theSignatureIsThatOfStandardWebhooks() {
    // The example of the specification's own libraries.
    assertThat(
            Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aReceiverThatKnowsTheSecretCanCheckWhoSentItAndWhen(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "correct horse\n");
    send(
        "{\"type\": \"Webhook\", \"url\": \"%s\", \"secret\": \"${file:%s}\"}"
            .formatted(receiver.url("/hook?team=ops"), secret));
    Got got = receiver.got.remove();
    assertThat(got.method()).isEqualTo("POST");
    assertThat(got.path()).isEqualTo("/hook?team=ops");
    assertThat(got.header("Content-Type")).isEqualTo("application/json");
    assertThat(got.header("X-Delivery-Id")).isEqualTo("0mfnq3k5caaaaaaa-started-7");
    assertThat(got.header("webhook-id")).isEqualTo("0mfnq3k5caaaaaaa-started-7");
    assertThat(got.header("webhook-timestamp"))
        .isEqualTo(Long.toString(Samples.NOON.getEpochSecond()));
    assertThat(got.header("webhook-signature"))
        .isEqualTo(
            Signature.of(
                "correct horse",
                "0mfnq3k5caaaaaaa-started-7",
                Samples.NOON.getEpochSecond(),
                got.body()));
  }

  @Test
  void theBodyHoldsAllThatIsKnown() throws Exception {
    send(plain(""));
    JsonNode body = JsonMapper.shared().readTree(receiver.got.remove().body());
    assertThat(body.path("event").asString("")).isEqualTo("alert.started");
    assertThat(body.path("deliveryId").asString("")).isEqualTo("0mfnq3k5caaaaaaa-started-7");
    assertThat(body.path("owner").asString("")).isEqualTo("Controls");
    assertThat(body.at("/budget/remaining").asDouble()).isEqualTo(0.41);
    assertThat(body.at("/budget/exhaustionSeconds").asLong()).isEqualTo(7800);
    assertThat(body.at("/budget/burns/0/windowSeconds").asLong()).isEqualTo(300);
  }

  @Test
  void whatTakesAlertmanagersWebhookTakesOurs() throws Exception {
    Channel channel = Samples.open(plain(", \"body\": \"alertmanager\""));
    channel.send(Samples.message(Notice.Event.STARTED, "ops"));
    channel.send(Samples.message(Notice.Event.RESOLVED, "ops"));
    JsonNode firing = JsonMapper.shared().readTree(receiver.got.remove().body());
    JsonNode resolved = JsonMapper.shared().readTree(receiver.got.remove().body());
    assertThat(firing.path("version").asString("")).isEqualTo("4");
    assertThat(firing.path("status").asString("")).isEqualTo("firing");
    assertThat(firing.path("receiver").asString("")).isEqualTo("ops");
    assertThat(firing.path("truncatedAlerts").asInt()).isZero();
    assertThat(firing.at("/alerts/0/endsAt").asString("")).isEqualTo("0001-01-01T00:00:00Z");
    assertThat(firing.at("/alerts/0/startsAt").asString("")).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(firing.at("/alerts/0/labels/alertname").asString("")).isEqualTo("page");
    assertThat(firing.path("externalURL").asString("")).isEqualTo("https://andal.pumps.example");
    assertThat(resolved.path("status").asString("")).isEqualTo("resolved");
    assertThat(resolved.at("/alerts/0/endsAt").asString("")).isEqualTo("2026-11-22T13:05:00Z");
    assertThat(resolved.at("/alerts/0/fingerprint")).isEqualTo(firing.at("/alerts/0/fingerprint"));
    assertThat(resolved.path("groupKey")).isEqualTo(firing.path("groupKey"));
  }

  @Test
  void theFingerprintIsAlertmanagers() {
    // Of prometheus/alertmanager, issue 2447.
    assertThat(
            AlertLabels.fingerprint(
                new TreeMap<>(
                    Map.of("alertname", "DemoAlert", "server", "ni3", "severity", "critical"))))
        .isEqualTo("8a07086b74f3ba78");
  }

  @Test
  void anAnswerThatIsNoYesIsAFailureWithItsWordsAndPatience() {
    receiver.answer(503, "down for\n maintenance", "Retry-After", "120");
    assertThatThrownBy(() -> send(plain("")))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofMinutes(2)))
        .hasMessageContaining("answered 503: down for maintenance. The fault is on its side.");
    receiver.answer(302, "", "Location", "https://elsewhere.example/");
    assertThatThrownBy(() -> send(plain(""))).hasMessageContaining("Redirects are not followed");
    receiver.answer(404, "no such hook");
    assertThatThrownBy(() -> send(plain(""))).hasMessageContaining("Check spec.url");
  }

  @Test
  void aSecretAddressIsNeverRepeated(@TempDir Path folder) throws Exception {
    Path url = Files.writeString(folder.resolve("url"), "ftp://hooks.example/T0/s3cr3t");
    assertThatThrownBy(
            () -> send("{\"type\": \"Webhook\", \"url\": \"${file:%s}\"}".formatted(url)))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("http://")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void aSecretAddressIsNotShownWhenTheOtherSideRepeatsIt(@TempDir Path folder) throws Exception {
    Path url =
        Files.writeString(folder.resolve("url"), receiver.url("/T0/s3cr3t-key?token=t0ken99"));
    receiver.answer(404, "Cannot POST /T0/s3cr3t-key?token=t0ken99");
    assertThatThrownBy(
            () -> send("{\"type\": \"Webhook\", \"url\": \"${file:%s}\"}".formatted(url)))
        .hasMessageContaining("Cannot POST")
        .hasMessageNotContaining("s3cr3t")
        .hasMessageNotContaining("t0ken99");
  }

  @Test
  void aServerThatIsAwayIsSaidInPlainWords() {
    String url = receiver.url("/");
    receiver.close();
    assertThatThrownBy(() -> send("{\"type\": \"Webhook\", \"url\": \"%s\"}".formatted(url)))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("can't be reached");
  }

  private String plain(String more) {
    return "{\"type\": \"Webhook\", \"url\": \"%s\"%s}".formatted(receiver.url("/"), more);
  }

  private static void send(String spec) throws Exception {
    try (Channel channel = Samples.open(spec)) {
      channel.send(Samples.message(Notice.Event.STARTED, "ops"));
    }
  }
}
