package io.andal.alert;

import io.andal.channel.Channels;
import io.andal.database.Database;
import io.andal.workspace.Documents;
import java.time.Clock;
import java.util.function.Supplier;

/** Channels of a test's own, tracked as in earnest. */
public final class ChannelsForTests {
  private ChannelsForTests() {}

  public static TrackedChannels tracked(
      Database database, Clock clock, Supplier<Documents> documents, Channels channels) {
    return new TrackedChannels(database, clock, documents, new Pace(), (_, _) -> channels);
  }
}
