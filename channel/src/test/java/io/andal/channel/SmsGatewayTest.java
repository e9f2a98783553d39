package io.andal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.andal.channel.HttpRecorder.Got;
import io.andal.testing.Wait;
import io.andal.workspace.Document;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SmsGatewayTest {
  private static final String PHONE = "+62812345678";

  @TempDir Path folder;
  private final HttpRecorder gateway = new HttpRecorder();
  private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void secret() throws Exception {
    Files.writeString(folder.resolve("token"), "s3cr3t&key");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void twilioGetsAFormAndIsAskedWhatBecameOfIt() throws Exception {
    gateway.answer(201, "{\"sid\": \"SM1\", \"status\": \"queued\", \"error_code\": null}");
    gateway.answer(200, "{\"sid\": \"SM1\", \"status\": \"undelivered\", \"error_code\": 30003}");
    try (Channel channel = open(twilio())) {
      assertThat(channel.send(Samples.message(Notice.Event.STARTED, PHONE)).references())
          .containsExactly("SM1");
      Wait.until("a receipt", () -> !receipts.isEmpty());
    }
    Got got = gateway.got.remove();
    assertThat(got.path()).isEqualTo("/2010-04-01/Accounts/AC123/Messages.json");
    assertThat(got.header("Authorization"))
        .isEqualTo(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString("AC123:s3cr3t&key".getBytes(StandardCharsets.UTF_8)));
    assertThat(got.body()).startsWith("To=%2B62812345678&From=%2B15017122661&Body=PAGE+commands");
    assertThat(gateway.got.remove().path())
        .isEqualTo("/2010-04-01/Accounts/AC123/Messages/SM1.json");
    assertThat(receipts.remove())
        .returns("SM1", Receipt::reference)
        .returns(Receipt.Outcome.FAILED, Receipt::outcome)
        .satisfies(receipt -> assertThat(receipt.detail()).contains("30003"));
  }

  @Test
  void whatTwilioRefusesIsNotSent() throws Exception {
    gateway.answer(400, "{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number\"}");
    gateway.answer(201, "{\"sid\": \"SM2\", \"status\": \"failed\", \"error_code\": 30007}");
    gateway.answer(200, "<html>a proxy</html>");
    try (Channel channel = open(twilio())) {
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("Invalid 'To' Phone Number");
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .hasMessageContaining("failed error 30007");
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .hasMessageContaining("is no JSON");
    }
  }

  @Test
  void aTemplateMakesTheRequestOfAnyGateway() throws Exception {
    String spec =
        """
        {"type": "HttpSms", "url": "%s?key={key}&to={toDigits}", "contentType": "application/json",
         "body": "{\\"sender\\": \\"{sender}\\", \\"message\\": \\"{text}\\"}",
         "values": {"sender": "Pumps \\"& Co\\""}, "secrets": {"key": "${file:%s}"},
         "success": "^OK"}
        """
            .formatted(gateway.url("/send"), folder.resolve("token"));
    gateway.answer(200, "OK 17").answer(200, "ERR bad key s3cr3t&key");
    try (Channel channel = open(spec)) {
      channel.send(Samples.message(Notice.Event.STARTED, PHONE));
      Got got = gateway.got.remove();
      assertThat(got.path()).isEqualTo("/send?key=s3cr3t%26key&to=62812345678");
      assertThat(JsonMapper.shared().readTree(got.body()).path("sender").asString(""))
          .isEqualTo("Pumps \"& Co\"");
      assertThat(JsonMapper.shared().readTree(got.body()).path("message").asString(""))
          .startsWith("PAGE commands");
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .isInstanceOf(DeliveryException.class)
          .hasMessageContaining("not what spec.success expects: ERR bad key …")
          .hasMessageNotContaining("s3cr3t");
      gateway.answer(403, "no such key: s3cr3t&key");
      assertThatThrownBy(() -> channel.send(Samples.message(Notice.Event.STARTED, PHONE)))
          .hasMessageContaining("answered 403: no such key: …")
          .hasMessageNotContaining("s3cr3t");
    }
  }

  @Test
  void aFormIsEscapedAsOne() throws Exception {
    String spec =
        """
        {"type": "HttpSms", "url": "%s", "body": "to={to}&text={text}"}
        """
            .formatted(gateway.url("/send"));
    try (Channel channel = open(spec)) {
      channel.send(Samples.message(Notice.Event.STARTED, PHONE));
    }
    String body = gateway.got.remove().body();
    assertThat(body).startsWith("to=%2B62812345678&text=PAGE%20commands").doesNotContain(" ");
    assertThat(URLDecoder.decode(body, StandardCharsets.UTF_8)).contains("41% left");
  }

  private String twilio() {
    return """
        {"type": "Twilio", "url": "%s", "accountSid": "AC123", "authToken": "${file:%s}",
         "from": "+15017122661"}
        """
        .formatted(gateway.url(""), folder.resolve("token"));
  }

  private Channel open(String spec) throws DeliveryException {
    Document document = Samples.channel("test", spec);
    return ChannelDocuments.type(document)
        .open(document, new Surroundings(Clock.systemUTC(), receipts::add, _ -> {}));
  }
}
