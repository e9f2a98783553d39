package io.andal.device.sparkplug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Messages of one edge node that came before those that precede them: by seq, which goes from 0 to
 * 255 and then starts again (Sparkplug 3.0, 6.4.6 and the Reorder Timeout of 5.8). Not thread-safe.
 */
final class Reordering {
  /** Messages of one edge node that are held. */
  static final int MOST = 256;

  private static final int NUMBERS = 256;
  private static final int HALF = NUMBERS / 2;

  private final HeldBytes bytes;
  private final Map<Integer, Held> held = new HashMap<>();
  private final List<Held> coming = new ArrayList<>();
  private int next;

  Reordering(HeldBytes bytes) {
    this.bytes = bytes;
  }

  /** What is done with a message. */
  enum Place {
    /** It is the one that is expected. */
    NEXT,
    /** It waits for those before it. */
    HELD,
    /** It waits for the birth of the session it is one of. */
    COMING,
    /** Those after it were taken already, or it was. */
    BEHIND,
    /** There is no more room. */
    FULL
  }

  /** A new session: the birth had the number before. */
  void start(int birthNumber) {
    next = (birthNumber + 1) % NUMBERS;
  }

  /**
   * Finds the place of a message of a session.
   *
   * @param newest when the newest message that was taken was sent, by the edge node's clock
   */
  Place place(Held message, long newest) {
    int ahead = Math.floorMod(message.number() - next, NUMBERS);
    if (ahead == 0) {
      next = (next + 1) % NUMBERS;
      return Place.NEXT;
    }
    if (ahead >= HALF) {
      return message.payload().timestamp() > newest ? wait(message) : Place.BEHIND;
    }
    if (held.containsKey(message.number())) {
      return Place.BEHIND;
    }
    if (isFull()) {
      return Place.FULL;
    }
    held.put(message.number(), message);
    bytes.add(message);
    return Place.HELD;
  }

  /** Waits for a birth. */
  Place wait(Held message) {
    if (isFull()) {
      return Place.FULL;
    }
    coming.add(message);
    bytes.add(message);
    return Place.COMING;
  }

  private boolean isFull() {
    return held.size() + coming.size() >= MOST || bytes.isFull();
  }

  /** The message that is expected, if it is there already. */
  Optional<Held> poll() {
    Held one = held.remove(next);
    if (one == null) {
      return Optional.empty();
    }
    bytes.remove(one);
    next = (next + 1) % NUMBERS;
    return Optional.of(one);
  }

  /** Gives up what is missing before the first message that is there. */
  void skip() {
    for (int i = 0; i < NUMBERS && !held.isEmpty() && !held.containsKey(next); i++) {
      next = (next + 1) % NUMBERS;
    }
  }

  /** All that wait for a birth, which wait no longer. */
  List<Held> takeComing() {
    List<Held> all = List.copyOf(coming);
    coming.clear();
    all.forEach(bytes::remove);
    return all;
  }

  /** Whether some wait for others of their session. */
  boolean holds() {
    return !held.isEmpty();
  }

  boolean isEmpty() {
    return held.isEmpty() && coming.isEmpty();
  }

  /** Since when the oldest waits; {@link Long#MAX_VALUE} if none does. */
  long oldestMillis() {
    long oldest = Long.MAX_VALUE;
    for (Held one : held.values()) {
      oldest = Math.min(oldest, one.receivedMillis());
    }
    for (Held one : coming) {
      oldest = Math.min(oldest, one.receivedMillis());
    }
    return oldest;
  }
}
