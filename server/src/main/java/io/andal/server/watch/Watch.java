package io.andal.server.watch;

import io.andal.alert.group.GroupService;
import io.andal.alert.group.OwnAlerts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets what watchers find go by the routes, each at its own pace. A watcher that fails doesn't keep
 * the others from looking. Thread-safe.
 */
public final class Watch {
  private final GroupService groups;
  private final Clock clock;
  private final List<Paced> all = new ArrayList<>();

  public Watch(GroupService groups, Clock clock) {
    this.groups = groups;
    this.clock = clock;
  }

  private static final class Paced {
    private final String source;
    private final Duration pause;
    private final Watcher watcher;
    private Instant last = Instant.MIN;

    Paced(String source, Duration pause, Watcher watcher) {
      this.source = source;
      this.pause = pause;
      this.watcher = watcher;
    }

    /** A clock that was set back must not stop it. */
    boolean due(Instant now) {
      return last.equals(Instant.MIN)
          || now.isBefore(last)
          || Duration.between(last, now).compareTo(pause) >= 0;
    }
  }

  /**
   * @param source what the label {@code source} of its alerts says
   * @param pause between two looks
   */
  public synchronized Watch add(String source, Duration pause, Watcher watcher) {
    all.add(new Paced(source, pause, watcher));
    return this;
  }

  /** Lets those look whose time has come. */
  public synchronized void look() {
    Instant now = clock.instant();
    List<RuntimeException> failures = new ArrayList<>();
    for (Paced one : all) {
      if (one.due(now)) {
        try {
          OwnAlerts.follow(groups, one.source, one.watcher.look(now), now);
          one.last = now;
        } catch (RuntimeException e) {
          failures.add(e);
        }
      }
    }
    if (!failures.isEmpty()) {
      throw failures.getFirst();
    }
  }
}
