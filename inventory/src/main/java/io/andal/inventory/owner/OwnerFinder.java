package io.andal.inventory.owner;

import io.andal.catalog.OwnerClaim;
import io.andal.inventory.ApiOwner;
import io.andal.inventory.ApiOwner.Step;
import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.workspace.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the one group or person of the workspace that answers for an API. The first rule of {@link
 * OwnerClaim.Rule} that names somebody decides: if nobody whom it names is known, its author meant
 * somebody who is missing, and no later rule may answer in their place. Thread-safe.
 */
public final class OwnerFinder {
  private final Owners owners;

  /** Thousands of APIs name the same few. */
  private final Map<String, Optional<Owner>> named = new ConcurrentHashMap<>();

  private final Map<String, Optional<Owner>> ofSystems = new ConcurrentHashMap<>();

  public OwnerFinder(Documents documents) {
    this.owners = Owners.of(documents);
  }

  /**
   * Asks all rules in their order.
   *
   * @param claims of all places; of several by one rule, the first that names somebody who exists
   *     answers
   * @param systems that it is a part of; the workspace may know their owners
   * @param unownedSince since when nobody answered, as known so far
   */
  public ApiOwner find(
      Collection<OwnerClaim> claims,
      Collection<String> systems,
      Optional<Instant> unownedSince,
      Instant now) {
    List<OwnerClaim> all = new ArrayList<>(new LinkedHashSet<>(claims));
    for (String system : systems) {
      ofSystems
          .computeIfAbsent(system, owners::ownerOfSystem)
          .ifPresent(
              owner ->
                  all.add(
                      new OwnerClaim(
                          OwnerClaim.Rule.SYSTEM, owner.reference(), "owner of system " + system)));
    }
    Asking asking = new Asking();
    for (OwnerClaim.Rule rule : OwnerClaim.Rule.values()) {
      asking.ask(rule, all.stream().filter(claim -> claim.rule() == rule).toList());
    }
    return new ApiOwner(
        asking.accountable,
        asking.rule,
        asking.evidence,
        asking.accountable.isPresent() ? Optional.empty() : Optional.of(unownedSince.orElse(now)),
        asking.steps);
  }

  private Optional<Owner> named(OwnerClaim claim) {
    return named
        .computeIfAbsent(claim.reference().strip(), owners::named)
        .map(
            owner ->
                new Owner(owner.reference(), owner.displayName(), owner.email(), claim.evidence()));
  }

  /** The rules as they are asked, one after the other. */
  private final class Asking {
    private final List<Step> steps = new ArrayList<>();
    private Optional<Owner> accountable = Optional.empty();
    private String rule = "";
    private String evidence = "";
    private boolean decided;

    void ask(OwnerClaim.Rule asked, List<OwnerClaim> claims) {
      String word = asked.name().toLowerCase(Locale.ROOT);
      boolean before = decided;
      if (claims.isEmpty()) {
        steps.add(new Step(word, "", "says nothing"));
      }
      for (OwnerClaim claim : claims) {
        if (claim.reference().isBlank()) {
          steps.add(new Step(word, "", "says that nobody does"));
          continue;
        }
        decided = true;
        Optional<Owner> owner = named(claim);
        steps.add(new Step(word, claim.reference(), outcome(claim, owner, before)));
        if (owner.isPresent() && accountable.isEmpty() && !before) {
          accountable = owner;
          rule = word;
          evidence = claim.evidence();
        }
      }
    }

    private String outcome(OwnerClaim claim, Optional<Owner> owner, boolean before) {
      if (owner.isEmpty()) {
        String written = claim.reference().toLowerCase(Locale.ROOT);
        boolean person = written.startsWith("user:") || written.indexOf('@') > 0;
        return person ? "unknown user" : "unknown group";
      }
      if (accountable.isPresent()) {
        return accountable.get().reference().equals(owner.get().reference())
            ? "says the same"
            : "comes later";
      }
      return before ? "comes later" : "answers";
    }
  }
}
