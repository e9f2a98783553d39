package io.andal.catalog.kit;

import io.andal.signal.SourceFailure.Cause;
import java.util.Set;

/** How a system may answer, and what a catalog may call that. */
public enum CatalogTrouble {
  /** As it should. */
  NONE(Set.of()),
  /** It knows the key, which has expired or was revoked. */
  EXPIRED(Set.of(Cause.DENIED)),
  /** 500 or 503. */
  OUT_OF_ORDER(Set.of(Cause.UNAVAILABLE)),
  /** 200, and no answer at all in its form: a proxy's page. */
  MALFORMED(Set.of(Cause.BROKEN_ANSWER)),
  /** The first half of a right answer, then the connection ends. */
  HALF(Set.of(Cause.BROKEN_ANSWER)),
  /** 302 to {@code http://169.254.169.254/latest/meta-data/}. */
  REDIRECTED(Set.of(Cause.DENIED, Cause.BROKEN_ANSWER)),
  /** It never wants to be asked again today: 429 with a long Retry-After. */
  SHUT(Set.of(Cause.UNAVAILABLE, Cause.LIMITED));

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of only
  private final Set<Cause> causes;

  CatalogTrouble(Set<Cause> causes) {
    this.causes = causes;
  }

  /** What a catalog may say of it. */
  Set<Cause> causes() {
    return causes;
  }
}
