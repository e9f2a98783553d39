package io.andal.signal.datadog;

import io.andal.signal.http.RequestBudget;
import java.time.Clock;

/** What the process stands in, so that tests can put another around it. */
record Surroundings(Clock clock, RequestBudget.Pause pause) {

  static Surroundings real(Clock clock) {
    return new Surroundings(clock, Thread::sleep);
  }
}
