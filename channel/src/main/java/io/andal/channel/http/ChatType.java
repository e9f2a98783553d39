package io.andal.channel.http;

import io.andal.channel.Channel;
import io.andal.channel.ChannelType;
import io.andal.channel.Notice;
import io.andal.channel.Surroundings;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.List;
import java.util.function.Function;

/** A chat whose rooms have an address each. */
public abstract class ChatType implements ChannelType {
  private final String name;
  private final Function<Notice, String> body;

  /**
   * @param body a message as JSON
   */
  protected ChatType(String name, Function<Notice, String> body) {
    this.name = name;
    this.body = body;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<Problem> check(Document document) {
    return HttpSettings.problems(document);
  }

  /** The room is behind the address, so a target is only a name for it. */
  @Override
  public final List<String> recipients(String target) {
    return target.isBlank() ? List.of() : List.of(target.strip());
  }

  @Override
  public final boolean takesUnnamed() {
    return false;
  }

  @Override
  public final Channel open(Document document, Surroundings surroundings) {
    return new ChatChannel(new HttpSender(HttpSettings.of(document), surroundings.clock()), body);
  }
}
