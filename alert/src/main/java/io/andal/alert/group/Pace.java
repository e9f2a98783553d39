package io.andal.alert.group;

import io.andal.alert.AlertContext.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How much one recipient is told in a minute: more would bury what matters. What has to wait isn't
 * lost: the newest state of each group takes the place of what waits. Thread-safe.
 */
final class Pace {
  static final int MOST = 30;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<Recipient, Deque<Instant>> sent = new HashMap<>();

  synchronized boolean allows(Recipient recipient, Instant now) {
    Deque<Instant> times = sent.getOrDefault(recipient, new ArrayDeque<>());
    Instant since = now.minus(WINDOW);
    while (!times.isEmpty() && !times.peekFirst().isAfter(since)) {
      times.removeFirst();
    }
    if (times.isEmpty()) {
      sent.remove(recipient);
    }
    return times.size() < MOST;
  }

  synchronized void sent(Recipient recipient, Instant now) {
    sent.computeIfAbsent(recipient, key -> new ArrayDeque<>()).addLast(now);
  }
}
