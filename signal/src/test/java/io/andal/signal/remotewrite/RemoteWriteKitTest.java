package io.andal.signal.remotewrite;

import io.andal.signal.kit.Rig;
import io.andal.signal.kit.Truth;
import io.andal.signal.pushed.PushedKit;

class RemoteWriteKitTest extends PushedKit {
  @Override
  protected Rig rig(Truth truth) {
    return RemoteWriteRig.of(truth);
  }
}
