package io.andal.signal;

import java.util.List;

/** A source that can tell what might be measured, from what its system already has. */
public interface SuggestingSource extends SignalSource {

  /**
   * Looks for candidates.
   *
   * @return at most {@link Suggestion#MOST}, the busiest first where the system says how busy
   */
  List<Suggestion> suggest() throws SourceException, InterruptedException;
}
