package io.andal.slo.advice;

import java.util.List;
import java.util.Optional;

/**
 * The target to take, and why not the next tighter one.
 *
 * @param tighter the next tighter candidate, and what speaks against it; empty if there is none
 */
public record Recommendation(Candidate chosen, Optional<Rejected> tighter) {

  /** A candidate that something speaks against. */
  public record Rejected(Candidate candidate, List<Objection> objections) {
    public Rejected {
      objections = List.copyOf(objections);
    }
  }
}
