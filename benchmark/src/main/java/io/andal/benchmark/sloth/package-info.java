/** The same SLOs in a real Prometheus with the rules that Sloth makes, and in Andal. */
@NullMarked
package io.andal.benchmark.sloth;

import org.jspecify.annotations.NullMarked;
