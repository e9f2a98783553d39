package io.andal.slo;

/**
 * Time that doesn't count for an SLO's budget: from a BudgetAdjustment document.
 *
 * @param name of the document
 * @param category why: {@code maintenance}, {@code outside-hours}, {@code deployment}, {@code
 *     false-measurement}
 * @param reason in words
 * @param decidedBy who decided, as the document says
 */
public record Adjustment(
    String name, String category, String reason, String decidedBy, Recurrence when) {}
