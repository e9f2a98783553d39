package io.andal.channel.email;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Instant;
import java.util.List;

/**
 * A mail that isn't about an alert: a report, with files.
 *
 * @param id what it is, the same in every attempt to send it: letters, digits, dots and hyphens
 * @param html the text once more, as a whole HTML page
 */
public record Letter(String id, String subject, String text, String html, List<Attachment> files) {
  public Letter {
    files = List.copyOf(files);
  }

  /** A file; nobody changes its bytes after this. */
  public static final class Attachment {
    private final String name;
    private final String type;
    private final byte[] content;

    /**
     * @param name as it is saved, such as {@code report.pdf}
     * @param type such as {@code application/pdf}
     */
    public Attachment(String name, String type, byte[] content) {
      this.name = name;
      this.type = type;
      this.content = content.clone();
    }

    private MimeBodyPart part() throws MessagingException {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, type)));
      part.setFileName(name);
      return part;
    }
  }

  MimeMessage message(Session session, EmailSettings settings, String to, Instant now)
      throws MessagingException {
    InternetAddress from = Envelope.address(settings.from());
    String messageId =
        "<%s.%s@%s>"
            .formatted(
                id, Envelope.fingerprint(settings.channel() + "\n" + to), Envelope.domain(from));
    MimeMessage message = Envelope.addressed(session, messageId, from, to, subject, now);
    MimeBodyPart body = new MimeBodyPart();
    body.setContent(Envelope.alternatives(text, html));
    MimeMultipart parts = new MimeMultipart("mixed", body);
    for (Attachment file : files) {
      parts.addBodyPart(file.part());
    }
    message.setContent(parts);
    message.saveChanges();
    return message;
  }
}
