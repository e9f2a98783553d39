package io.andal.channel.slack;

import io.andal.channel.http.ChatType;

/** A chat that takes what Slack's incoming webhooks take. */
public final class SlackType extends ChatType {
  public SlackType() {
    super("Slack", SlackBody::of);
  }
}
