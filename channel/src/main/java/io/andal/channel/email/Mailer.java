package io.andal.channel.email;

import io.andal.channel.DeliveryException;
import io.andal.workspace.SecretReference;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails to an SMTP server, one connection for each. Thread-safe. */
public final class Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

  /** For each answer of the server; all of an attempt's answers together stay below a claim. */
  private static final String TIMEOUT_MILLIS = "10000";

  private final EmailSettings settings;
  private final Map<String, ?> extra;
  private volatile @Nullable Session session;

  public Mailer(EmailSettings settings) {
    this(settings, Map.of());
  }

  /**
   * For tests, whose server has a certificate that nobody signed.
   *
   * @param extra properties of Jakarta Mail
   */
  Mailer(EmailSettings settings, Map<String, ?> extra) {
    this.settings = settings;
    this.extra = extra;
  }

  /** Makes a mail, once it is known to be from whom. */
  @FunctionalInterface
  interface Maker {
    MimeMessage make(Session session, EmailSettings settings) throws MessagingException;
  }

  /**
   * Sends a letter; returns when the server took it.
   *
   * @throws DeliveryException if it wasn't taken; the message says why in plain words
   */
  public void send(Letter letter, String address, Instant now) throws DeliveryException {
    send((session, from) -> letter.message(session, from, address, now), address);
  }

  void send(Maker maker, String address) throws DeliveryException {
    String username = resolved(settings.username());
    String password = resolved(settings.password());
    Session session = session();
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = maker.make(session, settings);
      transport.connect(settings.host(), settings.port(), username, password);
      transport.sendMessage(message, message.getAllRecipients());
      // What goes wrong after the server took the message doesn't make it unsent.
      quit(transport);
    } catch (MessagingException e) {
      throw new DeliveryException(MailFailure.explain(e, settings, address), e);
    }
  }

  /** Made once: making one reads files of the library. */
  private Session session() {
    Session made = session;
    if (made == null) {
      made = Session.getInstance(properties());
      session = made;
    }
    return made;
  }

  private static void quit(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("The mail server took the message, then the connection broke", e);
    }
  }

  private static @Nullable String resolved(Optional<String> text) throws DeliveryException {
    if (text.isEmpty()) {
      return null;
    }
    if (!text.get().startsWith("${")) {
      return text.get();
    }
    try {
      return SecretReference.resolve(text.get());
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new DeliveryException(String.valueOf(e.getMessage()), e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.auth", Boolean.toString(settings.username().isPresent()));
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    properties.putAll(extra);
    return properties;
  }
}
