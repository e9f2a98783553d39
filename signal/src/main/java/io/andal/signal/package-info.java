/** Sources of slices: Prometheus and OTLP. */
@NullMarked
package io.andal.signal;

import org.jspecify.annotations.NullMarked;
