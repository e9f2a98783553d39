package io.andal.agreement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What is owed for which attainment.
 *
 * @param tiers from the best attainment to the worst; none if the contract's tiers are not known
 * @param base what a credit is a percentage of: usually the fee of the period
 * @param cap the most percent of the base that a period gives back
 * @param onlyAbove credits of this amount or less are not given
 * @param claimDays how many days after the period a claim may come
 */
public record Credits(
    List<Tier> tiers,
    Optional<Money> base,
    Optional<BigDecimal> cap,
    Optional<Money> onlyAbove,
    Optional<Integer> claimDays) {
  public static final Credits NONE =
      new Credits(
          List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public Credits {
    tiers = List.copyOf(tiers);
  }

  public Optional<Tier> tier(Fraction attained) {
    return tiers.stream().filter(tier -> tier.holds(attained)).findFirst();
  }

  /** What is owed; the tiers decide, whatever the commitment says. */
  public Credit owed(Optional<Fraction> attained) {
    if (attained.isEmpty()) {
      return new Credit(Credit.Reason.UNMEASURED, Optional.empty(), BigDecimal.ZERO, zero());
    }
    if (tiers.isEmpty()) {
      return new Credit(Credit.Reason.NO_TIERS, Optional.empty(), BigDecimal.ZERO, zero());
    }
    Optional<Tier> tier = tier(attained.get());
    if (tier.isEmpty() || tier.get().credit().signum() == 0) {
      return new Credit(Credit.Reason.NOTHING_OWED, tier, BigDecimal.ZERO, zero());
    }
    return owedIn(tier.get());
  }

  /** What is owed for an attainment in a tier. */
  public Credit owedIn(Tier tier) {
    boolean capped = cap.isPresent() && tier.credit().compareTo(cap.get()) > 0;
    BigDecimal given = capped ? cap.orElseThrow() : tier.credit();
    Optional<Money> amount = base.map(money -> money.percent(given));
    if (amount.isPresent() && tooSmall(amount.get())) {
      return new Credit(Credit.Reason.TOO_SMALL, Optional.of(tier), given, zero());
    }
    return new Credit(
        capped ? Credit.Reason.CAPPED : Credit.Reason.OWED, Optional.of(tier), given, amount);
  }

  private boolean tooSmall(Money amount) {
    return onlyAbove.map(least -> amount.amount().compareTo(least.amount()) <= 0).orElse(false);
  }

  private Optional<Money> zero() {
    return base.map(money -> new Money(BigDecimal.ZERO, money.currency()));
  }
}
