package io.andal.signal.kit;

import io.andal.signal.Indicator;
import io.andal.signal.SignalSource;

/**
 * A system of one kind with a source in front of it. The source's requests time out after one to
 * three seconds, its delay is nothing, and its clock stands at the end of the truth's range, unless
 * a test says otherwise.
 */
public interface Rig extends AutoCloseable {
  SignalSource source();

  /** Good of total, as the truth has them. */
  Indicator.Ratio ratio();

  /** Bad of total; a system has no bad series for as long as nothing was bad. */
  Indicator.Ratio badRatio();

  /** What the system knows from now on. */
  void know(Truth truth);

  /** How it answers requests for data from now on. */
  void answer(Trouble trouble);

  /**
   * From now on the system says, in its own way, that its answers lack something.
   *
   * @return false if systems of this kind never say so
   */
  boolean lackSomething();

  /** How many requests for data arrived. */
  int requests();

  /** What must never stand in a failure's words. */
  String secret();

  @Override
  void close();
}
