package io.andal.signal.datadog;

import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;

/** Datadog over version 2 of its API does what every source must. */
class DatadogKitTest extends SourceKit {
  @Override
  protected Rig rig(Truth truth) {
    return new DatadogRig(truth, false);
  }
}
