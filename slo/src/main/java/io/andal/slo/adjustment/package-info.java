/** Times that don't count for error budgets: BudgetAdjustment documents, and whom they concern. */
@NullMarked
package io.andal.slo.adjustment;

import org.jspecify.annotations.NullMarked;
