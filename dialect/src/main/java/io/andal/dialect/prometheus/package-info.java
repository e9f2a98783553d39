/** Exact, event-weighted rules for those who keep Prometheus as evaluator. */
@NullMarked
package io.andal.dialect.prometheus;

import org.jspecify.annotations.NullMarked;
