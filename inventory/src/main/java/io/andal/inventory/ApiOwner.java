package io.andal.inventory;

import io.andal.ownership.Owner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who answers for an API, and how that is known.
 *
 * @param accountable the one group or person, who exists; empty if the API is unowned
 * @param rule which rule answered: {@code field}, {@code backstage}, {@code codeowners}, {@code
 *     system}; empty if none did
 * @param evidence where it says so
 * @param unownedSince since when nobody answers for it
 * @param steps what each rule said, in their order, also those that did not answer
 */
public record ApiOwner(
    Optional<Owner> accountable,
    String rule,
    String evidence,
    Optional<Instant> unownedSince,
    List<Step> steps) {

  public ApiOwner {
    steps = List.copyOf(steps);
  }

  /**
   * What one rule said.
   *
   * @param said the owner as written; empty if it said nothing
   * @param outcome why it counts or not: {@code answers}, {@code unknown group}, {@code says
   *     nothing}
   */
  public record Step(String rule, String said, String outcome) {}
}
