package io.andal.signal.pushed;

import io.andal.signal.kit.SourceKit;
import io.andal.signal.kit.Trouble;

/**
 * The kit, as far as it fits a source that nobody asks: its data is in Andal's own database, so
 * there is no request that could meet trouble and no answer that could lack something.
 */
public abstract class PushedKit extends SourceKit {

  /** Not a test here: nothing is asked over a network. */
  @Override
  protected final void troubleIsNamedAndPasses(Trouble trouble) {}

  /** Not a test here: there are no answers. */
  @Override
  protected final void anAnswerThatLacksSomethingIsNotComplete() {}

  /** Not a test here: there are no requests. */
  @Override
  protected final void troubleDoesNotMeanAFloodOfRequests() {}
}
