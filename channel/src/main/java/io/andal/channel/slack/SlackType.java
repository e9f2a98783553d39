package io.andal.channel.slack;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.Surroundings;
import io.andal.channel.http.ChatChannel;
import io.andal.channel.http.HttpSender;
import io.andal.channel.http.HttpSettings;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.List;

/** A chat that takes what Slack's incoming webhooks take. */
public final class SlackType implements ChannelType {

  @Override
  public String name() {
    return "Slack";
  }

  @Override
  public List<Problem> check(Document document) {
    return HttpSettings.problems(document);
  }

  /** The room is behind the address, so a target is only a name for it. */
  @Override
  public List<String> recipients(String target) {
    return target.isBlank() ? List.of() : List.of(target.strip());
  }

  @Override
  public boolean takesUnnamed() {
    return false;
  }

  @Override
  public Channel open(Document document, Surroundings surroundings) {
    return new ChatChannel(
        new HttpSender(HttpSettings.of(document), surroundings.clock()), SlackBody::of);
  }
}
