package io.andal.channel;

import java.time.Instant;
import java.util.List;

/**
 * What became of alerts that don't hurry, told together.
 *
 * @param id the same in every attempt, and of no other
 * @param time up to when
 * @param fired began to fire since the last digest, and fire still
 * @param firing were told to fire before, and fire still
 * @param ended are over since the last digest, whether or not their start was told before
 * @param more how many there are besides those that are listed
 */
public record Digest(
    String id,
    Instant time,
    List<Notice> fired,
    List<Notice> firing,
    List<Notice> ended,
    int more) {
  public Digest {
    fired = List.copyOf(fired);
    firing = List.copyOf(firing);
    ended = List.copyOf(ended);
  }

  /** In a few words: {@code Digest: 3 alerts}. */
  public String title() {
    int all = size() + more;
    return "Digest: " + all + (all == 1 ? " alert" : " alerts");
  }

  /** How many are listed. */
  public int size() {
    return fired.size() + firing.size() + ended.size();
  }
}
