package io.andal.agreement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What was promised to a customer: an SLA.
 *
 * @param commitment percent
 * @param adjustmentCategories budget adjustments of these categories don't count here either
 * @param template the schedule that filled in what the document left out
 */
public record Agreement(
    String name,
    String displayName,
    String description,
    Customer customer,
    Coverage coverage,
    Combine combine,
    Term term,
    BigDecimal commitment,
    Measurement measurement,
    MissingMinutes noData,
    List<Exclusion> exclusions,
    List<String> adjustmentCategories,
    Credits credits,
    Optional<String> template) {
  public Agreement {
    exclusions = List.copyOf(exclusions);
    adjustmentCategories = List.copyOf(adjustmentCategories);
  }

  /** The share promised. */
  public Fraction promised() {
    return Fraction.ofPercent(commitment);
  }

  public boolean keptBy(Fraction attained) {
    return attained.compareTo(promised()) >= 0;
  }
}
