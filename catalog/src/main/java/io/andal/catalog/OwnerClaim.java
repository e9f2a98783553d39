package io.andal.catalog;

/**
 * Somebody of whom a catalog says that they answer for an API.
 *
 * @param rule how it is known; its order is the order in which rules are asked
 * @param reference as it is written there: {@code group:default/controls}, {@code @acme/controls},
 *     {@code ayu@pumps.example}
 * @param evidence where it says so, for people: {@code CODEOWNERS line 12 of github.example/acme}
 */
public record OwnerClaim(Rule rule, String reference, String evidence) {

  /** How an owner is known, best first. */
  public enum Rule {
    /** A field of the description or of the catalog's entry. */
    FIELD,
    BACKSTAGE,
    CODEOWNERS,
    /** Owner of the system that it belongs to. */
    SYSTEM
  }
}
