/** Prometheus, read over its HTTP API. */
@NullMarked
package io.andal.signal.prometheus;

import org.jspecify.annotations.NullMarked;
