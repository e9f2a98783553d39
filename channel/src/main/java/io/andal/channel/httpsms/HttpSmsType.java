package io.andal.channel.httpsms;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.Surroundings;
import io.andal.channel.http.HttpSender;
import io.andal.channel.http.HttpSettings;
import io.andal.channel.sms.PhoneNumbers;
import io.andal.signal.http.AccessChecks;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Any SMS gateway that takes a request. */
public final class HttpSmsType implements ChannelType {
  private static final Set<String> VALUES = Set.of("to", "toDigits", "text", "id");

  @Override
  public String name() {
    return "HttpSms";
  }

  @Override
  public List<Problem> check(Document document) {
    List<Problem> problems = new ArrayList<>();
    String url = document.spec().path("url").asString("");
    String problem = AccessChecks.addressProblem("url", url.replaceAll("[{}]", ""), true);
    if (!problem.isEmpty()) {
      problems.add(
          document.error("/spec/url", "channel-url", problem, "Write https://host/path?to={to}"));
    }
    HttpSettings.problems(document).stream()
        .filter(found -> !found.rule().equals("channel-url"))
        .forEach(problems::add);
    Set<String> known = new HashSet<>(VALUES);
    document.spec().path("values").propertyNames().forEach(known::add);
    document
        .spec()
        .path("secrets")
        .propertyNames()
        .forEach(
            name -> {
              known.add(name);
              problems.addAll(SecretReference.problems(document, "/spec/secrets/" + name));
            });
    template(document, "/spec/url", known, problems);
    template(document, "/spec/body", known, problems);
    pattern(document, "/spec/success", problems);
    if (!(url + document.spec().path("body").asString("")).contains("{text}")) {
      problems.add(
          document.error(
              "/spec",
              "channel-template",
              "Neither spec.url nor spec.body has {text}, so the message would be empty",
              "Write {text} where the gateway expects the message"));
    }
    return problems;
  }

  private static void template(
      Document document, String pointer, Set<String> known, List<Problem> problems) {
    Set<String> unknown = new Template(document.at(pointer).asString("")).unknown(known);
    if (!unknown.isEmpty()) {
      problems.add(
          document.error(
              pointer,
              "channel-template",
              "There is no value for {" + String.join("}, {", unknown) + "}",
              "Known are {to}, {toDigits}, {text}, {id}, and what spec.values and spec.secrets"
                  + " name"));
    }
  }

  private static void pattern(Document document, String pointer, List<Problem> problems) {
    try {
      Pattern.compile(document.at(pointer).asString(""));
    } catch (PatternSyntaxException e) {
      problems.add(
          document.error(
              pointer,
              "channel-pattern",
              "The regular expression can't be read: " + e.getDescription(),
              "Write one such as ^OK"));
    }
  }

  @Override
  public List<String> recipients(String target) {
    return PhoneNumbers.of(target);
  }

  @Override
  public boolean takesUnnamed() {
    return true;
  }

  @Override
  public Channel open(Document document, Surroundings surroundings) {
    return new HttpSmsChannel(
        document, new HttpSender(HttpSettings.of(document), surroundings.clock()));
  }
}
