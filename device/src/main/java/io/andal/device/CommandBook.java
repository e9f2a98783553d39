package io.andal.device;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The commands to a fleet's devices of the last hour, and what became of them. It knows no clock:
 * time comes with events and with {@link #advance}. Batches, duplicates, and disorder up to the
 * deadline change nothing: what is told is a function of the earliest time of sending and the
 * earliest answer, and what was told too early is corrected. Not thread-safe.
 *
 * <p>All times are UTC milliseconds.
 */
public final class CommandBook {
  /** For how long a command is remembered, so that it counts once. */
  public static final long MEMORY_MILLIS = 3_600_000;

  /** How many commands of a fleet are remembered; no more are taken. */
  public static final int MOST = 200_000;

  private static final long AHEAD_MILLIS = 60_000;
  private static final int MOST_OUTAGES = 64;

  private final long withinMillis;
  private final int most;
  private final CommandCounts out;
  private final Map<CommandKey, CommandRow> rows = new HashMap<>();
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private final Deque<Outage> outages = new ArrayDeque<>();
  private final Set<CommandKey> touched = new HashSet<>();
  private long now;
  private long dropped;

  private record Due(long at, CommandKey key) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at, other.at);
    }
  }

  private record Outage(long from, long to) {}

  /**
   * @param withinMillis from sending to the answer at most
   */
  public CommandBook(long withinMillis, CommandCounts out) {
    this(withinMillis, MOST, out);
  }

  CommandBook(long withinMillis, int most, CommandCounts out) {
    this.withinMillis = withinMillis;
    this.most = most;
    this.out = out;
  }

  /** Puts back what was stored, before anything else happens. */
  public void restore(CommandRow row) {
    rows.put(row.key(), row);
    arm(row);
  }

  /**
   * A command was sent.
   *
   * @param group of the device, in which the command counts
   * @return why it isn't taken, if it isn't
   */
  public Optional<String> sent(CommandKey key, int group, long sent, long received) {
    advance(received);
    Optional<String> refused = untimely(sent);
    if (refused.isPresent()) {
      return refused;
    }
    CommandRow known = rows.get(key);
    if (known == null) {
      return keep(CommandRow.sent(key, group, sent, blind(sent), received));
    }
    if (known.isSent() && known.sentMillis() <= sent) {
      return Optional.empty();
    }
    replace(known, known.sentAt(group, sent, blind(sent)));
    return Optional.empty();
  }

  /** Whether no more commands are taken for now. */
  public boolean isFull() {
    return rows.size() >= most;
  }

  /** Whether a command was sent within the last hour. */
  public boolean isSent(CommandKey key) {
    CommandRow known = rows.get(key);
    return known != null && known.isSent();
  }

  /**
   * A device answered.
   *
   * @param ok whether it did what it was told
   * @return why it isn't taken, if it isn't
   */
  public Optional<String> answered(CommandKey key, long answered, boolean ok, long received) {
    advance(received);
    Optional<String> refused = untimely(answered);
    if (refused.isPresent()) {
      return refused;
    }
    CommandRow known = rows.get(key);
    if (known == null) {
      return keep(CommandRow.answered(key, answered, ok, received));
    }
    CommandRow better = known.answer(answered, ok);
    if (!better.equals(known)) {
      replace(known, better);
    }
    return Optional.empty();
  }

  /** What is older could be a duplicate of what is forgotten. */
  private Optional<String> untimely(long millis) {
    if (millis <= now - MEMORY_MILLIS) {
      return Optional.of("It was more than an hour ago");
    }
    return millis > now + AHEAD_MILLIS
        ? Optional.of("Its time is more than a minute ahead")
        : Optional.empty();
  }

  private Optional<String> keep(CommandRow row) {
    if (rows.size() >= most) {
      dropped++;
      return Optional.of("More than %d commands in an hour".formatted(most));
    }
    settle(row);
    return Optional.empty();
  }

  private void replace(CommandRow before, CommandRow after) {
    if (before.told() != CommandRow.Told.NOTHING
        && (before.sentMillis() != after.sentMillis() || before.group() != after.group())) {
      tell(before, before.told(), CommandRow.Told.NOTHING);
      settle(after.tell(CommandRow.Told.NOTHING));
    } else {
      settle(after);
    }
  }

  private void settle(CommandRow row) {
    CommandRow.Told verdict = row.verdict(now, withinMillis);
    tell(row, row.told(), verdict);
    CommandRow settled = row.tell(verdict);
    if (!settled.equals(rows.put(row.key(), settled))) {
      touched.add(row.key());
    }
    arm(settled);
  }

  private void tell(CommandRow row, CommandRow.Told before, CommandRow.Told after) {
    long minute = Math.floorDiv(row.sentMillis(), 60_000L);
    if (before.commands() != after.commands()) {
      out.add(row.group(), minute, Column.COMMANDS, after.commands() - before.commands());
    }
    if (before.succeeded() != after.succeeded()) {
      out.add(row.group(), minute, Column.SUCCEEDED, after.succeeded() - before.succeeded());
    }
  }

  private void arm(CommandRow row) {
    due.add(new Due(next(row), row.key()));
  }

  /** When a row changes by itself: its deadline, or the time to forget it. */
  private long next(CommandRow row) {
    if (!row.isSent()) {
      return row.receivedMillis() + withinMillis;
    }
    long deadline = row.sentMillis() + withinMillis;
    return now < deadline ? deadline : row.sentMillis() + MEMORY_MILLIS;
  }

  /** Moves on to a time: commands without an answer are found out. */
  public void advance(long millis) {
    now = Math.max(now, millis);
    while (!due.isEmpty() && due.peek().at() <= now) {
      Due reached = due.remove();
      CommandRow row = rows.get(reached.key());
      if (row == null) {
        continue;
      }
      long forgotten =
          row.isSent() ? row.sentMillis() + MEMORY_MILLIS : row.receivedMillis() + withinMillis;
      if (now >= forgotten) {
        settle(row);
        rows.remove(row.key());
        touched.add(row.key());
      } else if (now >= row.sentMillis() + withinMillis
          && reached.at() <= row.sentMillis() + withinMillis) {
        settle(row);
      }
    }
    while (!outages.isEmpty() && outages.getFirst().to() < now - MEMORY_MILLIS - withinMillis) {
      outages.removeFirst();
    }
  }

  /**
   * Nobody hears the devices from a time on: what isn't answered then is unknown.
   *
   * @param since perhaps some seconds ago
   */
  public void linkDown(long since) {
    if (!outages.isEmpty() && outages.getLast().to() >= since) {
      since = Math.min(since, outages.removeLast().from());
    }
    if (outages.size() >= MOST_OUTAGES) {
      Outage first = outages.removeFirst();
      Outage second = outages.removeFirst();
      outages.addFirst(new Outage(first.from(), second.to()));
    }
    outages.addLast(new Outage(since, Long.MAX_VALUE));
    for (CommandRow row : List.copyOf(rows.values())) {
      if (row.isSent() && !row.blind() && blind(row.sentMillis())) {
        settle(row.sentAt(row.group(), row.sentMillis(), true));
      }
    }
  }

  /** Devices can be heard from a time on. */
  public void linkUp(long millis) {
    if (!outages.isEmpty() && outages.getLast().to() == Long.MAX_VALUE) {
      Outage last = outages.removeLast();
      outages.addLast(new Outage(last.from(), Math.max(last.from(), millis)));
    }
    advance(millis);
  }

  private boolean blind(long sent) {
    long deadline = sent + withinMillis;
    return outages.stream().anyMatch(each -> each.from() < deadline && each.to() > sent);
  }

  /** What became of the commands of the last hour. */
  public CommandSummary summary() {
    int counted = 0;
    int succeeded = 0;
    int pending = 0;
    for (CommandRow row : rows.values()) {
      counted += row.told().commands();
      succeeded += row.told().succeeded();
      boolean waits = row.isSent() && row.told() == CommandRow.Told.NOTHING;
      pending += waits && now < row.sentMillis() + withinMillis ? 1 : 0;
    }
    return new CommandSummary(counted, succeeded, pending, dropped);
  }

  /** What changed since it was last asked, which from now on is stored. */
  public CommandChanges take() {
    List<CommandRow> kept = new ArrayList<>();
    List<CommandKey> gone = new ArrayList<>();
    for (CommandKey key : touched) {
      CommandRow row = rows.get(key);
      if (row == null) {
        gone.add(key);
      } else {
        kept.add(row);
      }
    }
    touched.clear();
    return new CommandChanges(kept, gone);
  }
}
