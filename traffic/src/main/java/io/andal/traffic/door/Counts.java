package io.andal.traffic.door;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many lines, spans or entries came through a door, and what became of them. Not thread-safe.
 */
public final class Counts {
  private static final int MOST_REASONS = 20;

  private long read;
  private long taken;
  private long ignored;
  private final Map<String, Refused> refused = new LinkedHashMap<>();

  /**
   * What was not taken for one reason.
   *
   * @param reason in words that tell nothing of the content
   * @param firstAt where it was first: {@code access.log:12}
   * @param last when it was last read
   */
  public record Refused(String reason, long times, String firstAt, Instant last) {
    Refused plus(Refused later) {
      return new Refused(reason, times + later.times, firstAt, later.last);
    }
  }

  public void take() {
    read++;
    taken++;
  }

  /** One that was understood and isn't wanted. */
  public void ignore() {
    read++;
    ignored++;
  }

  public void refuse(String reason, String at, Instant now) {
    refuse(reason, 1, at, now);
  }

  public void refuse(String reason, long times, String at, Instant now) {
    read += times;
    add(new Refused(reason, times, at, now));
  }

  private void add(Refused more) {
    Refused known = refused.get(more.reason());
    if (known != null) {
      refused.put(more.reason(), known.plus(more));
    } else if (refused.size() < MOST_REASONS) {
      refused.put(more.reason(), more);
    }
  }

  public void add(Counts more) {
    read += more.read;
    taken += more.taken;
    ignored += more.ignored;
    more.refused.values().forEach(this::add);
  }

  public long read() {
    return read;
  }

  public long taken() {
    return taken;
  }

  public long ignored() {
    return ignored;
  }

  /** By reason, the one that came first at the front. */
  public List<Refused> refused() {
    return List.copyOf(refused.values());
  }
}
