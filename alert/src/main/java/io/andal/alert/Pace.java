package io.andal.alert;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.store.SentStore;
import io.andal.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much one recipient is told over one channel in a minute, whichever way a message came: more
 * would bury what matters. What has to wait isn't lost; its sender keeps it. A place is taken
 * before sending and given back if nothing was told. Thread-safe.
 */
public final class Pace {
  /** Messages within any minute. */
  public static final int MOST = 30;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Map<Recipient, Deque<Instant>> taken = new HashMap<>();
  private final Map<Recipient, Instant> held = new HashMap<>();

  /**
   * Somebody whose messages wait.
   *
   * @param until when the next one may go
   */
  public record Held(Recipient recipient, Instant until) {}

  /** One that knows what was sent within the last minute, for a process that starts again. */
  public static Pace after(Database database, Instant now) {
    database.migrate("alert");
    Pace pace = new Pace();
    for (SentStore.Sent sent :
        database.jdbi().withHandle(handle -> SentStore.since(handle, now.minus(WINDOW)))) {
      pace.times(sent.to()).addLast(sent.at());
    }
    return pace;
  }

  private Deque<Instant> times(Recipient to) {
    return taken.computeIfAbsent(to, _ -> new ArrayDeque<>());
  }

  /** Takes a place; false if this recipient has to wait. */
  public boolean take(Recipient to, Instant now) {
    return take(List.of(to), now);
  }

  /** Takes a place for each, or for none; false if one has to wait. */
  public synchronized boolean take(List<Recipient> all, Instant now) {
    for (Recipient to : all) {
      Instant free = free(to, now);
      if (free.isAfter(now)) {
        held.put(to, free);
        return false;
      }
    }
    for (Recipient to : all) {
      held.remove(to);
      times(to).addLast(now);
    }
    return true;
  }

  /** Nothing was told after all. */
  public synchronized void giveBack(Recipient to) {
    Deque<Instant> times = taken.get(to);
    if (times != null) {
      times.pollLast();
    }
  }

  /** When this recipient may be told next: now, or later. */
  public synchronized Instant free(Recipient to, Instant now) {
    Deque<Instant> times = taken.get(to);
    if (times == null) {
      return now;
    }
    Instant since = now.minus(WINDOW);
    // Times far ahead are of a clock that was set back since.
    times.removeIf(time -> !time.isAfter(since) || time.isAfter(now.plus(WINDOW)));
    if (times.isEmpty()) {
      taken.remove(to);
    }
    return times.size() < MOST ? now : times.getFirst().plus(WINDOW);
  }

  /** Whose messages wait just now, by when they may go. */
  public synchronized List<Held> held(Instant now) {
    held.keySet().removeIf(to -> !free(to, now).isAfter(now));
    return held.keySet().stream()
        .map(to -> new Held(to, free(to, now)))
        .sorted(Comparator.comparing(Held::until))
        .toList();
  }
}
