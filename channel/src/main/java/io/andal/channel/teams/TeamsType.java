package io.andal.channel.teams;

import io.andal.channel.http.ChatType;

/** A channel of Microsoft Teams, behind a workflow that posts what it gets. */
public final class TeamsType extends ChatType {
  public TeamsType() {
    super("Teams", TeamsCard::of);
  }
}
