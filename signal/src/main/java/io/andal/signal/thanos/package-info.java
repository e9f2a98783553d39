/** Thanos Query as a source of slices. */
@NullMarked
package io.andal.signal.thanos;

import org.jspecify.annotations.NullMarked;
