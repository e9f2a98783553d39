/** Fleets at a real broker. */
@NullMarked
package io.andal.device.broker;

import org.jspecify.annotations.NullMarked;
