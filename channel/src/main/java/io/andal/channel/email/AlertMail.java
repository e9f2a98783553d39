package io.andal.channel.email;

import io.andal.channel.Background;
import io.andal.channel.BudgetHistory;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes the mail that tells of an alert's start or end.
 *
 * @param background who reads it, and the budget's past
 */
record AlertMail(EmailSettings settings, Background background) {
  /** The longest window of a rule says little without what was before it. */
  private static final int WINDOWS_SHOWN = 4;

  private static final Duration LEAST_SHOWN = Duration.ofDays(1);
  private static final String PICTURE = "budget";

  MimeMessage message(Session session, Message told, Instant now) throws MessagingException {
    Notice notice = told.notice();
    String to = told.recipient();
    InternetAddress from = Envelope.address(settings.from());
    String start = messageId(notice, Notice.Event.STARTED, from, to);
    // Of a group there is more to tell than a start and an end: each mail is another, in one
    // thread.
    boolean ofGroup = notice.group().isPresent();
    String id =
        ofGroup ? messageId(told.id(), from, to) : messageId(notice, notice.event(), from, to);
    Words words = Words.of(background.reader(to).or(settings.reader()));
    AlertText text = new AlertText(notice, words, history(notice));
    MimeMessage message = Envelope.addressed(session, id, from, to, text.subject(), now);
    message.setHeader("X-Andal-Alert", notice.alert());
    message.setHeader("Content-Language", words.language());
    if (ofGroup || notice.event() == Notice.Event.RESOLVED) {
      message.setHeader("In-Reply-To", start);
      message.setHeader("References", start);
    }
    Optional<byte[]> picture = text.history().flatMap(BudgetPicture::png);
    String contentId = PICTURE + "." + id.substring(1, id.length() - 1);
    message.setContent(
        Envelope.alternatives(
            text.body(),
            AlertHtml.body(text, picture.isPresent() ? contentId : ""),
            picture.map(png -> new Envelope.Picture(contentId, png))));
    message.saveChanges();
    return message;
  }

  private Optional<BudgetHistory> history(Notice notice) {
    if (!notice.ofObjective()) {
      return Optional.empty();
    }
    Duration longest =
        notice.burns().stream()
            .map(Notice.Burn::window)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO)
            .multipliedBy(WINDOWS_SHOWN);
    return background.budget(
        notice.slo(), longest.compareTo(LEAST_SHOWN) < 0 ? LEAST_SHOWN : longest);
  }

  /** The same for every attempt, so that a mail sent twice can be recognized. */
  private String messageId(Notice notice, Notice.Event event, InternetAddress from, String to) {
    return messageId(notice.alert() + "." + event.word(), from, to);
  }

  private String messageId(String name, InternetAddress from, String to) {
    return "<%s.%s@%s>"
        .formatted(
            name, Envelope.fingerprint(settings.channel() + "\n" + to), Envelope.domain(from));
  }
}
