/** Fleets as a source of slices. */
@NullMarked
package io.andal.device.signal;

import org.jspecify.annotations.NullMarked;
