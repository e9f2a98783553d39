package io.andal.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/** Says in plain words why a mail wasn't taken. */
final class MailFailure {
  private MailFailure() {}

  static String explain(MessagingException failure, EmailSettings settings, String address) {
    String server = "The mail server " + settings.server();
    List<Throwable> causes = causes(failure);
    if (first(causes, UnknownHostException.class).isPresent()) {
      return "There is no host '"
          + settings.host()
          + "'. Check spec.host of Channel '"
          + settings.channel()
          + "'.";
    }
    if (first(causes, SocketTimeoutException.class).isPresent()) {
      return server + " did not answer in time.";
    }
    Optional<SSLException> tls = first(causes, SSLException.class);
    if (tls.isPresent()) {
      return "No safe connection to "
          + settings.server()
          + ": "
          + words(tls.get())
          + ". Its certificate must be valid for '"
          + settings.host()
          + "' and signed by an authority that Java trusts, and spec.security must be what the"
          + " server offers on this port.";
    }
    if (first(causes, MailConnectException.class).isPresent()) {
      return server + " can't be reached: " + words(causes.getLast()) + ".";
    }
    if (failure instanceof AuthenticationFailedException) {
      return server
          + " refused the login: "
          + words(failure)
          + ". Check spec.username and spec.password of Channel '"
          + settings.channel()
          + "'.";
    }
    Optional<SMTPAddressFailedException> recipient =
        first(causes, SMTPAddressFailedException.class);
    if (recipient.isPresent()) {
      return server + " refused the recipient " + address + ": " + words(recipient.get()) + ".";
    }
    Optional<SMTPSenderFailedException> sender = first(causes, SMTPSenderFailedException.class);
    if (sender.isPresent()) {
      return server + " refused the sender " + settings.from() + ": " + words(sender.get()) + ".";
    }
    if (failure instanceof AddressException) {
      return "'"
          + address
          + "' or spec.from of Channel '"
          + settings.channel()
          + "' is no e-mail address: "
          + words(failure)
          + ".";
    }
    return server + " did not take the message: " + words(failure) + ".";
  }

  /** The failure, what caused it, and what Jakarta Mail chained to it. */
  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> found = new ArrayList<>();
    Throwable next = failure;
    while (next != null && !found.contains(next)) {
      found.add(next);
      next =
          next instanceof MessagingException mail && mail.getNextException() != null
              ? mail.getNextException()
              : next.getCause();
    }
    return found;
  }

  private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
    return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    String text = message == null ? failure.getClass().getSimpleName() : message;
    return text.replaceAll("\\s+", " ").strip().replaceAll("[.;]+$", "");
  }
}
