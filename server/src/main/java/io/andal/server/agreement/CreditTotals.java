package io.andal.server.agreement;

import io.andal.agreement.Statement;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums of credits, one for each currency. */
final class CreditTotals {
  private CreditTotals() {}

  /** The amounts owed by some statements, in words; none if nothing is owed. */
  static List<String> of(Collection<Statement> statements, AgreementWords words) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Statement statement : statements) {
      Statement.Owed owed = statement.owed();
      if (AgreementWords.owes(statement) && !owed.amount().isEmpty()) {
        sums.merge(owed.currency(), new BigDecimal(owed.amount()), BigDecimal::add);
      }
    }
    return sums.entrySet().stream()
        .map(sum -> words.money(sum.getValue().toPlainString(), sum.getKey()))
        .toList();
  }
}
