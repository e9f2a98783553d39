package io.andal.channel;

import java.time.Duration;
import java.util.Optional;

/** What a message may tell beside its notice; asked for when it is written. Thread-safe. */
public interface Background {
  /** Nothing is known. */
  Background NONE = new Background() {};

  /**
   * Who reads what is sent to an address.
   *
   * @param address in the channel's own form
   */
  default Reader reader(String address) {
    return Reader.UNKNOWN;
  }

  /**
   * The budget of an SLO up to now.
   *
   * @param last how long, at most; less if the SLO's window is shorter
   * @return empty if there is no such SLO, or nothing is known of its budget
   */
  default Optional<BudgetHistory> budget(String slo, Duration last) {
    return Optional.empty();
  }
}
