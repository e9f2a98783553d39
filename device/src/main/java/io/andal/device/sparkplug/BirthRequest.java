package io.andal.device.sparkplug;

/** Whether one edge node has to be asked for its births, and whether it has to answer. */
final class BirthRequest {
  /** How long one may take to answer when nobody knows whether it is there. */
  private static final long PROOF_MILLIS = 60_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final long everyMillis;
  private boolean wanted;
  private long asked = Long.MIN_VALUE / 2;
  private long proofUntil = NEVER;

  BirthRequest(long everyMillis) {
    this.everyMillis = everyMillis;
  }

  void want() {
    wanted = true;
  }

  /** It was born, or is gone. */
  void settle() {
    wanted = false;
    proofUntil = NEVER;
  }

  boolean isPending() {
    return wanted || proofUntil != NEVER;
  }

  /** Whether it was asked whether it is there, and didn't answer. */
  boolean isUnanswered(long now) {
    return now >= proofUntil;
  }

  /**
   * Whether it is to be asked now; then it counts as asked.
   *
   * @param prove whether nobody knows whether it is there
   */
  boolean ask(long now, boolean prove) {
    if (!wanted || now - asked < everyMillis) {
      return false;
    }
    wanted = false;
    asked = now;
    if (prove) {
      proofUntil = now + PROOF_MILLIS;
    }
    return true;
  }
}
