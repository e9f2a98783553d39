package io.andal.agreement;

import io.andal.signal.MinuteRange;
import io.andal.slo.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Time that the contract doesn't count.
 *
 * @param reason in words; may be empty
 * @param capMinutes at most so many minutes of one period, the first ones
 */
public record Exclusion(String name, String reason, Recurrence when, Optional<Long> capMinutes) {

  /** The parts of a period that it takes out, in order. */
  public List<MinuteRange> within(MinuteRange period) {
    long left = capMinutes.orElse(Long.MAX_VALUE);
    List<MinuteRange> parts = new ArrayList<>();
    for (MinuteRange part : when.within(period)) {
      if (left <= 0) {
        break;
      }
      long taken = Math.min(left, part.minutes());
      parts.add(new MinuteRange(part.from(), part.from() + taken));
      left -= taken;
    }
    return parts;
  }
}
