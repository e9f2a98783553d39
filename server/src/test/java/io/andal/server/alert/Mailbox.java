package io.andal.server.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;

/** A mail server with a Channel that leads to it. */
final class Mailbox implements AutoCloseable {
  private final GreenMail mail;

  /** At a port; 0 for any that is free. */
  Mailbox(int port) {
    mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
  }

  /** The document of the Channel {@code mail}, with the mark that another follows. */
  String channel() {
    return channel(mail.getSmtp().getPort());
  }

  static String channel(int port) {
    return """
    apiVersion: andal.io/v1
    kind: Channel
    metadata: {name: mail}
    spec: {type: Email, host: 127.0.0.1, port: %d, security: none, from: andal@pumps.example}
    ---
    """
        .formatted(port);
  }

  /** A Route of all alerts to one person, at once. */
  static String routeTo(String person) {
    return """
    apiVersion: andal.io/v1
    kind: Route
    metadata: {name: company}
    spec:
      receivers: [{name: ops, tell: [{channel: mail, to: %s}]}]
      receiver: ops
      groupWait: 0s
    """
        .formatted(person);
  }

  /** Whether so many mails are here before a time is over, in milliseconds. */
  boolean has(int mails, long atMost) {
    return mail.waitForIncomingEmail(atMost, mails);
  }

  int count() {
    return mail.getReceivedMessages().length;
  }

  /** The mail with this number, from 1 on, once it has come. */
  MimeMessage mail(int number) {
    assertThat(has(number, 20_000)).isTrue();
    return mail.getReceivedMessages()[number - 1];
  }

  static String text(MimeMessage message) {
    return String.valueOf(GreenMailUtil.getBody(message))
        .replace("=\r\n", "")
        .replace("=C3=97", "×");
  }

  @Override
  public void close() {
    mail.stop();
  }
}
