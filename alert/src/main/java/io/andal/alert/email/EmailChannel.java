package io.andal.alert.email;

import io.andal.alert.Channel;
import io.andal.alert.DeliveryException;
import io.andal.alert.Notice;
import io.andal.workspace.SecretReference;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** E-mail over SMTP, one connection per message. Thread-safe. */
public final class EmailChannel implements Channel {
  private static final Logger LOG = LoggerFactory.getLogger(EmailChannel.class);

  /** For each answer of the server; all of an attempt's answers together stay below a claim. */
  private static final String TIMEOUT_MILLIS = "10000";

  private final EmailSettings settings;
  private final Clock clock;
  private final Map<String, ?> extra;

  public EmailChannel(EmailSettings settings, Clock clock) {
    this(settings, clock, Map.of());
  }

  /**
   * For tests, whose server has a certificate that nobody signed.
   *
   * @param extra properties of Jakarta Mail
   */
  EmailChannel(EmailSettings settings, Clock clock, Map<String, ?> extra) {
    this.settings = settings;
    this.clock = clock;
    this.extra = extra;
  }

  @Override
  public void send(Notice notice, String address) throws DeliveryException {
    String username = resolved(settings.username());
    String password = resolved(settings.password());
    Session session = Session.getInstance(properties());
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage message = AlertMail.message(session, settings, notice, address, clock.instant());
      transport.connect(settings.host(), settings.port(), username, password);
      transport.sendMessage(message, message.getAllRecipients());
      // What goes wrong after the server took the message doesn't make it unsent.
      quit(transport);
    } catch (MessagingException e) {
      throw new DeliveryException(MailFailure.explain(e, settings, address), e);
    }
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
