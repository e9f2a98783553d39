package io.andal.signal.otlp;

import io.andal.signal.kit.Rig;
import io.andal.signal.kit.Truth;
import io.andal.signal.pushed.PushedKit;

class OtlpKitTest extends PushedKit {
  @Override
  protected Rig rig(Truth truth) {
    return OtlpRig.of(truth);
  }
}
