package io.andal.channel.email;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.LoginCheck;
import io.andal.channel.MailAddresses;
import io.andal.channel.Surroundings;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;

/** Mail by an SMTP server. */
public final class EmailType implements ChannelType {
  public static final String NAME = "Email";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Problem> check(Document document) {
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
    problems.addAll(LoginCheck.problems(document, settings.username(), settings.password()));
    if (settings.password().isPresent() && settings.security() == Security.NONE) {
      problems.add(
          document.warning(
              "/spec/security",
              "channel-clear-text",
              "the password would be sent without encryption",
              "Write 'security: starttls' or 'security: tls'."));
    }
    String zone = document.spec().path("zone").asString("");
    if (!zone.isEmpty() && EmailSettings.zone(zone).isEmpty()) {
      problems.add(
          document.error(
              "/spec/zone",
              "channel-zone",
              "There is no time zone '" + zone + "'",
              "Write a name such as Asia/Jakarta."));
    }
    return problems;
  }

  @Override
  public List<String> recipients(String target) {
    return MailAddresses.of(target);
  }

  @Override
  public boolean takesUnnamed() {
    return true;
  }

  @Override
  public Channel open(Document document, Surroundings surroundings) {
    return new EmailChannel(
        EmailSettings.of(document), surroundings.clock(), surroundings.background());
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
