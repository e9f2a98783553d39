package io.andal.device.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of messages that were sent. Not thread-safe. */
final class Taken {
  private static final int MOST_REASONS = 20;

  private long messages;
  private long taken;
  private final Map<String, Refused> refused = new LinkedHashMap<>();

  /**
   * Messages that were refused for one reason.
   *
   * @param first the place of the first one among all messages, from 1
   */
  record Refused(String reason, long messages, long first) {}

  void take() {
    messages++;
    taken++;
  }

  void refuse(String reason) {
    messages++;
    String kept = refused.containsKey(reason) || refused.size() < MOST_REASONS ? reason : "Others";
    Refused before = refused.getOrDefault(kept, new Refused(kept, 0, messages));
    refused.put(kept, new Refused(kept, before.messages() + 1, before.first()));
  }

  long messages() {
    return messages;
  }

  long taken() {
    return taken;
  }

  List<Refused> refused() {
    return new ArrayList<>(refused.values());
  }
}
