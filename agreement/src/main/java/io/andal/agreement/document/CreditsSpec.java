package io.andal.agreement.document;

import io.andal.agreement.Bound;
import io.andal.agreement.Credits;
import io.andal.agreement.Money;
import io.andal.agreement.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the credits of an agreement. */
final class CreditsSpec {
  private CreditsSpec() {}

  static Credits read(JsonNode credits) {
    Optional<Money> base = money(credits.path("base"));
    return new Credits(
        tiers(credits.path("tiers")),
        base,
        percent(credits.path("cap")),
        // A template's least credit is an amount of its own currency, which may not be ours.
        money(credits.path("onlyAbove"))
            .filter(least -> base.map(b -> b.currency().equals(least.currency())).orElse(true)),
        credits.has("claimWithinDays")
            ? Optional.of(credits.path("claimWithinDays").asInt())
            : Optional.empty());
  }

  /** From the best attainment to the worst. */
  static List<Tier> tiers(JsonNode items) {
    List<Tier> tiers = new ArrayList<>();
    items.forEach(item -> tiers.add(tier(item)));
    tiers.sort(Comparator.comparing(CreditsSpec::top).reversed());
    return tiers;
  }

  private static BigDecimal top(Tier tier) {
    return tier.upper().map(Bound::percent).orElse(BigDecimal.valueOf(101));
  }

  static Tier tier(JsonNode item) {
    return new Tier(
        bound(item, "ge", "gt"),
        bound(item, "le", "lt"),
        AgreementSpec.decimal(item.path("credit")));
  }

  private static Optional<Bound> bound(JsonNode item, String inclusive, String exclusive) {
    if (item.has(inclusive)) {
      return Optional.of(new Bound(AgreementSpec.decimal(item.path(inclusive)), true));
    }
    return item.has(exclusive)
        ? Optional.of(new Bound(AgreementSpec.decimal(item.path(exclusive)), false))
        : Optional.empty();
  }

  private static Optional<BigDecimal> percent(JsonNode node) {
    return node.isMissingNode() ? Optional.empty() : Optional.of(AgreementSpec.decimal(node));
  }

  private static Optional<Money> money(JsonNode node) {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(
            new Money(
                AgreementSpec.decimal(node.path("amount")),
                Currency.getInstance(AgreementSpec.text(node, "currency"))));
  }
}
