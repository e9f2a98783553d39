package io.andal.signal;

import java.util.List;

/** A source whose system keeps SLOs of its own, which can be taken over. */
public interface SloKeepingSource extends SignalSource {

  /**
   * All SLOs that may be seen there, with what the system says of each.
   *
   * @return at most {@link KeptSlo#MOST}
   */
  List<KeptSlo> slos() throws SourceException, InterruptedException;
}
