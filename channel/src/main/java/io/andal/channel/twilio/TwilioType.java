package io.andal.channel.twilio;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.Surroundings;
import io.andal.channel.http.HttpSettings;
import io.andal.channel.sms.PhoneNumbers;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.util.ArrayList;
import java.util.List;

/** Twilio, or a gateway with the same interface. */
public final class TwilioType implements ChannelType {

  @Override
  public String name() {
    return "Twilio";
  }

  @Override
  public List<Problem> check(Document document) {
    List<Problem> problems = new ArrayList<>(HttpSettings.problems(document));
    problems.addAll(SecretReference.problems(document, "/spec/authToken"));
    if (document.spec().has("from") == document.spec().has("messagingService")) {
      problems.add(
          document.error(
              "/spec",
              "channel-from",
              "Exactly one of spec.from and spec.messagingService says who sends",
              "Write 'from: +15017122661', or 'messagingService: MG…'"));
    }
    return problems;
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
    return new TwilioChannel(TwilioSettings.of(document), surroundings);
  }
}
