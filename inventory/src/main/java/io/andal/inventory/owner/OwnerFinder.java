package io.andal.inventory.owner;

import io.andal.catalog.OwnerClaim;
import io.andal.inventory.ApiOwner;
import io.andal.inventory.ApiOwner.Step;
import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds the one group or person of the workspace that answers for an API: the first rule of {@link
 * OwnerClaim.Rule} that names somebody who exists. Immutable.
 */
public final class OwnerFinder {
  /** Names of a group or a person in CODEOWNERS files, separated by commas or blanks. */
  public static final String ANNOTATION = "andal.io/codeowner";

  private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

  private final Documents documents;
  private final Owners owners;

  /** References by what CODEOWNERS files and catalogs call somebody, lower case. */
  private final Map<String, String> byAlias = new HashMap<>();

  public OwnerFinder(Documents documents) {
    this.documents = documents;
    this.owners = Owners.of(documents);
    for (String kind : List.of("Group", "User")) {
      for (Document document : documents.all(kind)) {
        String reference =
            kind.toLowerCase(Locale.ROOT) + ":" + namespace(document) + document.name();
        BETWEEN
            .splitAsStream(document.annotation(ANNOTATION))
            .forEach(alias -> alias(alias, reference));
        JsonNode email = document.at("/spec/profile/email");
        if (email.isString()) {
          alias(email.asString(), reference);
        }
      }
    }
  }

  private static String namespace(Document document) {
    String namespace = document.at("/metadata/namespace").asString("default");
    return namespace.equals("default") ? "" : namespace + "/";
  }

  private void alias(String alias, String reference) {
    if (!alias.isBlank()) {
      byAlias.putIfAbsent(alias.strip().toLowerCase(Locale.ROOT), reference);
    }
  }

  /**
   * Asks all rules in their order.
   *
   * @param claims of all places; of one rule, the first that names somebody who exists answers
   * @param unownedSince since when nobody answered, as known so far
   */
  public ApiOwner find(
      Collection<OwnerClaim> claims,
      Collection<String> systems,
      Optional<Instant> unownedSince,
      Instant now) {
    List<Step> steps = new ArrayList<>();
    Optional<Owner> accountable = Optional.empty();
    String rule = "";
    String evidence = "";
    List<OwnerClaim> all = new ArrayList<>(claims);
    all.addAll(ofSystems(systems));
    for (OwnerClaim.Rule one : OwnerClaim.Rule.values()) {
      List<OwnerClaim> own =
          new ArrayList<>(
              new LinkedHashSet<>(all.stream().filter(claim -> claim.rule() == one).toList()));
      if (own.isEmpty()) {
        steps.add(new Step(word(one), "", "says nothing"));
      }
      for (OwnerClaim claim : own) {
        Optional<Owner> owner = named(claim);
        steps.add(new Step(word(one), claim.reference(), outcome(claim, owner, accountable)));
        if (accountable.isEmpty() && owner.isPresent()) {
          accountable = owner;
          rule = word(one);
          evidence = claim.evidence();
        }
      }
    }
    return new ApiOwner(
        accountable,
        rule,
        evidence,
        accountable.isPresent() ? Optional.empty() : Optional.of(unownedSince.orElse(now)),
        steps);
  }

  private static String outcome(
      OwnerClaim claim, Optional<Owner> owner, Optional<Owner> accountable) {
    if (owner.isEmpty()) {
      return claim.reference().isBlank()
          ? "says that nobody does"
          : claim.reference().toLowerCase(Locale.ROOT).startsWith("user:")
              ? "unknown user"
              : "unknown group";
    }
    if (accountable.isEmpty()) {
      return "answers";
    }
    return accountable.get().reference().equals(owner.get().reference())
        ? "says the same"
        : "comes later";
  }

  private Optional<Owner> named(OwnerClaim claim) {
    String text = claim.reference().strip();
    String alias = byAlias.get(text.toLowerCase(Locale.ROOT));
    if (alias != null) {
      return owner(alias, claim);
    }
    if (text.startsWith("@")) {
      int slash = text.indexOf('/');
      return slash > 0
          ? owner("group:" + text.substring(slash + 1), claim)
          : owner("user:" + text.substring(1), claim);
    }
    return owner(text, claim);
  }

  private Optional<Owner> owner(String reference, OwnerClaim claim) {
    return owners
        .named(reference)
        .map(
            owner ->
                new Owner(owner.reference(), owner.displayName(), owner.email(), claim.evidence()));
  }

  /** What System documents of the workspace say of their own owners. */
  private List<OwnerClaim> ofSystems(Collection<String> systems) {
    List<OwnerClaim> claims = new ArrayList<>();
    for (String system : systems) {
      String name = system.substring(system.lastIndexOf('/') + 1).replaceFirst("^system:", "");
      documents
          .find("System", name)
          .map(document -> document.at("/spec/owner"))
          .filter(JsonNode::isString)
          .ifPresent(
              owner ->
                  claims.add(
                      new OwnerClaim(
                          OwnerClaim.Rule.SYSTEM, owner.asString(), "owner of System/" + name)));
    }
    return claims;
  }

  private static String word(OwnerClaim.Rule rule) {
    return rule.name().toLowerCase(Locale.ROOT);
  }
}
