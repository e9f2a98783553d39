/** Sources of slices: the systems that metrics are read from, and OTLP. */
@NullMarked
package io.andal.signal;

import org.jspecify.annotations.NullMarked;
