package io.andal.alert;

import io.andal.alert.email.EmailSettings;
import io.andal.alert.email.Security;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;

/** How messages leave: an SMTP server today. */
final class ChannelKind implements Kind {

  @Override
  public String name() {
    return AlertDocuments.CHANNEL;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/alert/schema/Channel.json";
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    EmailSettings settings = EmailSettings.of(document);
    if (!isAddress(settings.from())) {
      problems.add(
          document.error(
              "/spec/from",
              "channel-from",
              "'" + settings.from() + "' is no e-mail address",
              "Write one address, such as 'Andal <andal@pumps.example>'."));
    }
    if (settings.username().isPresent() != settings.password().isPresent()) {
      problems.add(
          document.error(
              "/spec",
              "channel-login",
              "spec.username and spec.password belong together, and one is missing",
              "Write both, or neither if the server asks for no login."));
    }
    if (settings.password().isPresent() && settings.security() == Security.NONE) {
      problems.add(
          document.warning(
              "/spec/security",
              "channel-clear-text",
              "the password would be sent without encryption",
              "Write 'security: starttls' or 'security: tls'."));
    }
    return problems;
  }

  private static boolean isAddress(String text) {
    try {
      InternetAddress[] parsed = InternetAddress.parse(text, true);
      if (parsed.length != 1) {
        return false;
      }
      parsed[0].validate();
      return text.chars().noneMatch(Character::isISOControl);
    } catch (AddressException e) {
      return false;
    }
  }
}
