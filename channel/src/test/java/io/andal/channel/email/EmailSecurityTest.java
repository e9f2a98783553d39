package io.andal.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.andal.channel.Background;
import io.andal.channel.Cause;
import io.andal.channel.DeliveryException;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import io.andal.channel.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmailSecurityTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Notice NOTICE =
      new Notice(
          "a1",
          Notice.Event.STARTED,
          Cause.BURN,
          "commands",
          "Commands <fast> & \"sure\"",
          "commands",
          "page",
          "page",
          "A <b>summary</b>.",
          0.99,
          Optional.empty(),
          -0.2,
          20,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          "https://andal.example/?a=1&b=2",
          NOON,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private GreenMail server = new GreenMail();

  private int start(String protocol) {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
    server.start();
    return (protocol.equals(ServerSetup.PROTOCOL_SMTPS) ? server.getSmtps() : server.getSmtp())
        .getPort();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void aMailGoesOverTls() throws Exception {
    int port = start(ServerSetup.PROTOCOL_SMTPS);
    Map<String, ?> trusting =
        Map.of(
            "mail.smtp.ssl.socketFactory",
            new DummySSLSocketFactory(),
            "mail.smtp.ssl.checkserveridentity",
            "false");
    new EmailChannel(new Mailer(settings(port, Security.TLS), trusting), clock(), Background.NONE)
        .send(new Message("m1", NOTICE, "ops@pumps.example"));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aCertificateThatNobodySignedIsRefused() {
    int port = start(ServerSetup.PROTOCOL_SMTPS);
    assertThatThrownBy(() -> send(port, Security.TLS))
        .isInstanceOf(DeliveryException.class)
        .hasMessageStartingWith("No safe connection to 127.0.0.1:" + port)
        .hasMessageContaining("certificate");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void nothingIsSaidToAServerThatDoesNotOfferTls() {
    int port = start(ServerSetup.PROTOCOL_SMTP);
    assertThatThrownBy(() -> send(port, Security.STARTTLS))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("STARTTLS is required");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void theLoginIsUsed() throws Exception {
    int port = start(ServerSetup.PROTOCOL_SMTP);
    server.setUser("andal@pumps.example", "andal", "right");
    new EmailChannel(login(port, "right"), clock())
        .send(new Message("m1", NOTICE, "ops@pumps.example"));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aPasswordIsReadWhereItsReferencePoints(@TempDir Path folder) throws Exception {
    int port = start(ServerSetup.PROTOCOL_SMTP);
    server.setUser("andal@pumps.example", "andal", "right");
    Path secret = folder.resolve("smtp-password");
    EmailChannel channel = new EmailChannel(login(port, "${file:" + secret + "}"), clock());
    assertThatThrownBy(() -> channel.send(new Message("m1", NOTICE, "ops@pumps.example")))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("smtp-password");
    Files.writeString(secret, "right\n");
    channel.send(new Message("m1", NOTICE, "ops@pumps.example"));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aRefusedLoginSaysWhatToCheckAndNotThePassword() {
    int port = start(ServerSetup.PROTOCOL_SMTP);
    server.setUser("andal@pumps.example", "andal", "right");
    assertThatThrownBy(
            () ->
                new EmailChannel(login(port, "wrong"), clock())
                    .send(new Message("m1", NOTICE, "o@pumps.example")))
        .isInstanceOf(DeliveryException.class)
        .hasMessageContaining("refused the login")
        .hasMessageContaining("Check spec.username and spec.password of Channel 'ops-mail'.")
        .hasMessageNotContaining("wrong");
  }

  private static EmailSettings login(int port, String password) {
    return new EmailSettings(
        "ops-mail",
        "127.0.0.1",
        port,
        Security.NONE,
        "andal@pumps.example",
        Optional.of("andal"),
        Optional.of(password),
        Reader.UNKNOWN);
  }

  @Test
  void anUnknownHostIsNamed() {
    EmailSettings settings =
        new EmailSettings(
            "ops-mail",
            "mail.invalid",
            25,
            Security.NONE,
            "andal@pumps.example",
            Optional.empty(),
            Optional.empty(),
            Reader.UNKNOWN);
    assertThatThrownBy(
            () ->
                new EmailChannel(settings, clock())
                    .send(new Message("m1", NOTICE, "ops@pumps.example")))
        .hasMessage("There is no host 'mail.invalid'. Check spec.host of Channel 'ops-mail'.");
  }

  @Test
  void whatDocumentsSayIsTextInHtml() {
    assertThat(
            AlertHtml.body(new AlertText(NOTICE, Words.of(Reader.UNKNOWN), Optional.empty()), ""))
        .contains("Commands &lt;fast&gt; &amp; &quot;sure&quot;")
        .contains("A &lt;b&gt;summary&lt;/b&gt;.")
        .contains("href=\"https://andal.example/?a=1&amp;b=2\"")
        .contains("none, overspent by 20 %")
        .contains("no events")
        .contains("nobody is named");
  }

  private static void send(int port, Security security) throws DeliveryException {
    new EmailChannel(settings(port, security), clock())
        .send(new Message("m1", NOTICE, "ops@pumps.example"));
  }

  private static EmailSettings settings(int port, Security security) {
    return new EmailSettings(
        "ops-mail",
        "127.0.0.1",
        port,
        security,
        "andal@pumps.example",
        Optional.empty(),
        Optional.empty(),
        Reader.UNKNOWN);
  }

  private static Clock clock() {
    return Clock.fixed(NOON, ZoneOffset.UTC);
  }
}
