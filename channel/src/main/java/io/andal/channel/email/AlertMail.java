package io.andal.channel.email;

import io.andal.channel.Message;
import io.andal.channel.Notice;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;

/** Makes the mail that tells of an alert's start or end. */
final class AlertMail {
  private AlertMail() {}

  static MimeMessage message(Session session, EmailSettings settings, Message told, Instant now)
      throws MessagingException {
    Notice notice = told.notice();
    String to = told.recipient();
    InternetAddress from = Envelope.address(settings.from());
    String start = messageId(notice, Notice.Event.STARTED, settings, from, to);
    // Of a group there is more to tell than a start and an end: each mail is another, in one
    // thread.
    boolean ofGroup = notice.group().isPresent();
    String id =
        ofGroup
            ? messageId(told.id(), settings, from, to)
            : messageId(notice, notice.event(), settings, from, to);
    MimeMessage message = Envelope.addressed(session, id, from, to, AlertText.subject(notice), now);
    message.setHeader("X-Andal-Alert", notice.alert());
    if (ofGroup || notice.event() == Notice.Event.RESOLVED) {
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
    return messageId(notice.alert() + "." + event.word(), settings, from, to);
  }

  private static String messageId(
      String name, EmailSettings settings, InternetAddress from, String to) {
    return "<%s.%s@%s>"
        .formatted(
            name, Envelope.fingerprint(settings.channel() + "\n" + to), Envelope.domain(from));
  }
}
