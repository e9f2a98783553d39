package io.andal.signal.prometheus;

import io.andal.signal.kit.PromqlRig;
import io.andal.signal.kit.PromqlServer;
import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;
import java.util.List;

/** Sums of minutes that Prometheus makes; {@code increase} would extrapolate, and be no truth. */
class PrometheusWindowsKitTest extends SourceKit {
  @Override
  protected Rig rig(Truth truth) {
    return new PromqlRig(
        new PromqlServer(List.of()),
        truth,
        false,
        "a shard did not answer",
        (details, clock) -> PrometheusSources.open("p", details, clock));
  }
}
