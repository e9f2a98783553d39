/** SLOs: exact windows, error budgets, burn rates, the release gate. */
@NullMarked
package io.andal.slo;

import org.jspecify.annotations.NullMarked;
