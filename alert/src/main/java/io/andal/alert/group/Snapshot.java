package io.andal.alert.group;

import java.util.List;
import java.util.Map;

/** All that is kept, for a dispatcher to go on from. */
public record Snapshot(
    List<ReceivedAlert> alerts,
    Map<Long, Acknowledgement> acknowledgements,
    List<GroupState> groups,
    List<Conversation> conversations) {
  public static final Snapshot EMPTY = new Snapshot(List.of(), Map.of(), List.of(), List.of());

  public Snapshot {
    alerts = List.copyOf(alerts);
    acknowledgements = Map.copyOf(acknowledgements);
    groups = List.copyOf(groups);
    conversations = List.copyOf(conversations);
  }
}
