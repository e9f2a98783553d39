package io.andal.signal.remotewrite;

import io.andal.signal.kit.Rig;
import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Trouble;
import io.andal.signal.kit.Truth;

/** The kit, as far as it fits a source that nobody asks: its data is in Andal's own database. */
class RemoteWriteKitTest extends SourceKit {
  @Override
  protected Rig rig(Truth truth) {
    return new RemoteWriteRig(truth);
  }

  /** Not a test here: nothing is asked over a network. */
  @Override
  protected void troubleIsNamedAndPasses(Trouble trouble) {}

  /** Not a test here: there are no answers. */
  @Override
  protected void anAnswerThatLacksSomethingIsNotComplete() {}

  /** Not a test here: there are no requests. */
  @Override
  protected void troubleDoesNotMeanAFloodOfRequests() {}
}
