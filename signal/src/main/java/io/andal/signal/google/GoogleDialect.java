package io.andal.signal.google;

import io.andal.signal.Timing;
import io.andal.signal.prometheus.PromqlDialect;

/** How Google's PromQL endpoint differs from Prometheus. */
record GoogleDialect(Timing timing) implements PromqlDialect {

  @Override
  public String type() {
    return "GoogleCloud";
  }
}
