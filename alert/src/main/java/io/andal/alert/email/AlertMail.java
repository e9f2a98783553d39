package io.andal.alert.email;

import io.andal.alert.Notice;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;

/** Makes the mail that tells of an alert's start or end. */
final class AlertMail {
  private AlertMail() {}

  static MimeMessage message(
      Session session, EmailSettings settings, Notice notice, String to, Instant now)
      throws MessagingException {
    InternetAddress from = address(settings.from());
    InternetAddress recipient = address(to);
    String id = messageId(notice, notice.event(), settings, from, to);
    MimeMessage message = new Identified(session, id);
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, recipient);
    message.setSubject(AlertText.subject(notice), "UTF-8");
    message.setSentDate(Date.from(now));
    // RFC 3834: keeps out-of-office answers away.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Andal-Alert", notice.alert());
    if (notice.event() == Notice.Event.RESOLVED) {
      String start = messageId(notice, Notice.Event.STARTED, settings, from, to);
      message.setHeader("In-Reply-To", start);
      message.setHeader("References", start);
    }
    message.setContent(body(notice));
    message.saveChanges();
    return message;
  }

  private static MimeMultipart body(Notice notice) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(AlertText.body(notice), "UTF-8", "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(AlertHtml.body(notice), "UTF-8", "html");
    // Readers show the last part that they understand.
    return new MimeMultipart("alternative", text, html);
  }

  private static InternetAddress address(String text) throws AddressException {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new AddressException("an address has no line breaks");
    }
    InternetAddress[] parsed = InternetAddress.parse(text, true);
    if (parsed.length != 1) {
      throw new AddressException("one address is needed, not " + parsed.length);
    }
    parsed[0].validate();
    return parsed[0];
  }

  /** The same for every attempt, so that a mail sent twice can be recognized. */
  private static String messageId(
      Notice notice, Notice.Event event, EmailSettings settings, InternetAddress from, String to) {
    String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    return "<%s.%s.%s@%s>"
        .formatted(
            notice.alert(), event.word(), fingerprint(settings.channel() + "\n" + to), domain);
  }

  private static String fingerprint(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A mail whose Message-ID is ours and not Jakarta Mail's. */
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
