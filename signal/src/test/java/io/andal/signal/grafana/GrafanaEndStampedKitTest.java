package io.andal.signal.grafana;

import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;

/** Frames whose points stand at the end of what they count, as Loki's do. */
class GrafanaEndStampedKitTest extends SourceKit {
  @Override
  protected Rig rig(Truth truth) {
    return new FramesRig(truth, true);
  }
}
