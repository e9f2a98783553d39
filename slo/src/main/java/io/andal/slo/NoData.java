package io.andal.slo;

import java.time.Duration;
import java.util.Optional;

/**
 * What minutes mean in which the source answered and had nothing.
 *
 * @param alertAfter tells the owner after so long without data
 */
public record NoData(Treatment treatment, Optional<Duration> alertAfter) {

  /** Neither good nor bad, and alerts stand still. */
  public static final NoData DEFAULT = new NoData(Treatment.FREEZE, Optional.empty());

  /** What a missing minute counts as. */
  public enum Treatment {
    /** Nothing; alerts keep the state that they have. */
    FREEZE,
    /** Nothing; alerts end, as if there were no traffic. */
    IGNORE,
    /** A good minute. */
    GOOD,
    /** A bad minute. */
    BAD
  }
}
