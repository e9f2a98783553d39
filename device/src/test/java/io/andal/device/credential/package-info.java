/** Fleets at a real broker. */
@NullMarked
package io.andal.device.credential;

import org.jspecify.annotations.NullMarked;
