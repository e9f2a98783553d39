package io.andal.signal.grafana;

import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Truth;

/** Frames whose points stand at the start of what they count. */
class GrafanaFramesKitTest extends SourceKit {
  @Override
  protected Rig rig(Truth truth) {
    return new FramesRig(truth, false);
  }
}
