package io.andal.agreement;

import io.andal.signal.MinuteRange;
import java.time.LocalDate;

/**
 * One month or quarter of an agreement.
 *
 * @param id {@code 2026-10} or {@code 2026-Q4}
 * @param from first day, in the agreement's zone
 * @param to the day after the last
 * @param range the same as minutes
 */
public record Period(String id, LocalDate from, LocalDate to, MinuteRange range) {

  public LocalDate lastDay() {
    return to.minusDays(1);
  }
}
