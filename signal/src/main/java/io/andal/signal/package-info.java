/** Sources of slices: Prometheus, OTLP and CloudWatch. */
@NullMarked
package io.andal.signal;

import org.jspecify.annotations.NullMarked;
