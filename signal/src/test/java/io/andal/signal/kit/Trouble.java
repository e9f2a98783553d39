package io.andal.signal.kit;

import io.andal.signal.SourceFailure.Cause;
import java.util.Set;

/** How a system may answer a request for data, and what a source may call that. */
public enum Trouble {
  /** As it should. */
  NONE(Set.of()),
  /** Too many requests: 429 with Retry-After, or what the system says instead. */
  THROTTLED(Set.of(Cause.LIMITED, Cause.UNAVAILABLE)),
  /** It doesn't know who asks. */
  UNAUTHORIZED(Set.of(Cause.DENIED)),
  /** It knows, and refuses. */
  FORBIDDEN(Set.of(Cause.DENIED)),
  /** 500 or 503. */
  OUT_OF_ORDER(Set.of(Cause.UNAVAILABLE)),
  /** It answers later than the rig's source waits (one to three seconds). */
  SLOW(Set.of(Cause.TIMEOUT)),
  /** 200, and no answer at all in its form: a proxy's page. */
  MALFORMED(Set.of(Cause.BROKEN_ANSWER)),
  /** The first half of a right answer, then the connection ends. */
  HALF(Set.of(Cause.BROKEN_ANSWER)),
  /** 302 to {@code http://169.254.169.254/latest/meta-data/}. */
  REDIRECTED(Set.of(Cause.DENIED, Cause.BROKEN_ANSWER)),
  /** A right answer with 10 MB more than are needed, in series or fields that nobody asked for. */
  HUGE(Set.of());

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of only
  private final Set<Cause> causes;

  Trouble(Set<Cause> causes) {
    this.causes = causes;
  }

  /** What a source may say of it; empty if it must read right all the same. */
  Set<Cause> causes() {
    return causes;
  }
}
