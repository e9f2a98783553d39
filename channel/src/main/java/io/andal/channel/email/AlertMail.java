package io.andal.channel.email;

import io.andal.channel.Notice;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;

/** Makes the mail that tells of an alert's start or end. */
final class AlertMail {
  private AlertMail() {}

  static MimeMessage message(
      Session session, EmailSettings settings, Notice notice, String to, Instant now)
      throws MessagingException {
    InternetAddress from = Envelope.address(settings.from());
    String id = messageId(notice, notice.event(), settings, from, to);
    MimeMessage message = Envelope.addressed(session, id, from, to, AlertText.subject(notice), now);
    message.setHeader("X-Andal-Alert", notice.alert());
    if (notice.event() == Notice.Event.RESOLVED) {
      String start = messageId(notice, Notice.Event.STARTED, settings, from, to);
      message.setHeader("In-Reply-To", start);
      message.setHeader("References", start);
    }
    message.setContent(Envelope.alternatives(AlertText.body(notice), AlertHtml.body(notice)));
    message.saveChanges();
    return message;
  }

  /** The same for every attempt, so that a mail sent twice can be recognized. */
  private static String messageId(
      Notice notice, Notice.Event event, EmailSettings settings, InternetAddress from, String to) {
    return "<%s.%s.%s@%s>"
        .formatted(
            notice.alert(),
            event.word(),
            Envelope.fingerprint(settings.channel() + "\n" + to),
            Envelope.domain(from));
  }
}
