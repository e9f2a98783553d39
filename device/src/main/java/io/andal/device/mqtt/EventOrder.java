package io.andal.device.mqtt;

import java.util.HashMap;
import java.util.Map;

/**
 * Which event of a client is the newest, by the broker's time: an older one that comes later says
 * nothing of what holds now. Each is remembered for ten to twenty minutes. Not thread-safe.
 */
final class EventOrder {
  private static final long GENERATION_MILLIS = 600_000;

  private Map<String, Long> newest = new HashMap<>();
  private Map<String, Long> before = Map.of();
  private long begun = Long.MIN_VALUE;

  /** Whether no newer event of a client was told before; this one is then the newest. */
  boolean isNewest(String client, long when, long received) {
    if (begun == Long.MIN_VALUE) {
      begun = received;
    }
    if (received - begun > GENERATION_MILLIS) {
      before = newest;
      newest = new HashMap<>();
      begun = received;
    }
    long known = newest.getOrDefault(client, before.getOrDefault(client, Long.MIN_VALUE));
    if (when < known) {
      return false;
    }
    newest.put(client, when);
    return true;
  }
}
