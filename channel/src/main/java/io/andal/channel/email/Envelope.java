package io.andal.channel.email;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;

/** What all mails have in common: addresses, an identity, a text and the same as HTML. */
final class Envelope {
  private Envelope() {}

  /** A mail without content yet. */
  static MimeMessage addressed(
      Session session, String id, InternetAddress from, String to, String subject, Instant now)
      throws MessagingException {
    MimeMessage message = new Identified(session, id);
    message.setFrom(from);
    message.setRecipient(Message.RecipientType.TO, address(to));
    message.setSubject(subject, "UTF-8");
    message.setSentDate(Date.from(now));
    // RFC 3834: keeps out-of-office answers away.
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  static MimeMultipart alternatives(String plain, String html) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(plain, "UTF-8", "plain");
    MimeBodyPart rich = new MimeBodyPart();
    rich.setText(html, "UTF-8", "html");
    // Readers show the last part that they understand.
    return new MimeMultipart("alternative", text, rich);
  }

  /**
   * A picture that the HTML part shows.
   *
   * @param id the Content-ID, without brackets
   */
  @SuppressWarnings("ArrayRecordComponent") // made and used in one place, never compared
  record Picture(String id, byte[] png) {}

  /** A text, and the same as HTML with its picture. */
  static MimeMultipart alternatives(String plain, String html, Optional<Picture> picture)
      throws MessagingException {
    MimeMultipart both = alternatives(plain, html);
    if (picture.isPresent()) {
      MimeBodyPart image = new MimeBodyPart();
      image.setDataHandler(
          new DataHandler(new ByteArrayDataSource(picture.get().png(), "image/png")));
      image.setContentID("<" + picture.get().id() + ">");
      image.setDisposition(Part.INLINE);
      MimeBodyPart rich = new MimeBodyPart();
      rich.setContent(new MimeMultipart("related", (MimeBodyPart) both.getBodyPart(1), image));
      both.removeBodyPart(1);
      both.addBodyPart(rich);
    }
    return both;
  }

  static InternetAddress address(String text) throws AddressException {
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

  static String domain(InternetAddress address) {
    return address.getAddress().substring(address.getAddress().lastIndexOf('@') + 1);
  }

  static String fingerprint(String text) {
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
