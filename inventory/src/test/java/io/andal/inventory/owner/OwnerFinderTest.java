package io.andal.inventory.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.catalog.OwnerClaim;
import io.andal.catalog.OwnerClaim.Rule;
import io.andal.inventory.ApiOwner;
import io.andal.inventory.ApiOwner.Step;
import io.andal.inventory.TestDocuments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerFinderTest {
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final OwnerFinder FINDER =
      new OwnerFinder(
          TestDocuments.documents(
              TestDocuments.group("controls"),
              TestDocuments.group("billing"),
              """
              {"kind": "System", "metadata": {"name": "watering"}, "spec": {"owner": "controls"}}
              """));

  @Test
  void theFirstRuleThatNamesSomebodyAnswers() {
    ApiOwner owner =
        find(claim(Rule.CODEOWNERS, "@acme/billing"), claim(Rule.BACKSTAGE, "group:controls"));
    assertThat(owner.accountable().orElseThrow().reference()).isEqualTo("group:controls");
    assertThat(owner.rule()).isEqualTo("backstage");
    assertThat(owner.steps())
        .containsExactly(
            new Step("field", "", "says nothing"),
            new Step("backstage", "group:controls", "answers"),
            new Step("codeowners", "@acme/billing", "comes later"),
            new Step("system", "", "says nothing"));
  }

  @Test
  void somebodyWhoIsMissingIsNotReplacedByALaterRule() {
    ApiOwner owner = find(claim(Rule.FIELD, "group:gone"), claim(Rule.CODEOWNERS, "@acme/billing"));
    assertThat(owner.accountable()).isEmpty();
    assertThat(owner.unownedSince()).contains(NOW);
    assertThat(owner.steps()).contains(new Step("field", "group:gone", "unknown group"));
  }

  @Test
  void ofSeveralInOneRuleTheFirstWhoExistsAnswers() {
    ApiOwner owner =
        find(
            claim(Rule.CODEOWNERS, "@nobody"),
            claim(Rule.CODEOWNERS, "billing@pumps.example"),
            claim(Rule.CODEOWNERS, "@acme/controls"));
    assertThat(owner.accountable().orElseThrow().reference()).isEqualTo("group:billing");
  }

  @Test
  void whatNobodyNamesBelongsToTheOwnerOfItsSystem() {
    ApiOwner owner =
        FINDER.find(
            List.of(claim(Rule.CODEOWNERS, "")), List.of("watering"), Optional.empty(), NOW);
    assertThat(owner.accountable().orElseThrow().reference()).isEqualTo("group:controls");
    assertThat(owner.rule()).isEqualTo("system");
    assertThat(owner.steps()).contains(new Step("codeowners", "", "says that nobody does"));
  }

  @Test
  void theAgeOfBeingUnownedIsKept() {
    Instant since = NOW.minusSeconds(1_000_000);
    assertThat(FINDER.find(List.of(), List.of(), Optional.of(since), NOW).unownedSince())
        .contains(since);
  }

  private static ApiOwner find(OwnerClaim... claims) {
    return FINDER.find(List.of(claims), List.of(), Optional.empty(), NOW);
  }

  private static OwnerClaim claim(Rule rule, String reference) {
    return new OwnerClaim(rule, reference, "somewhere");
  }
}
