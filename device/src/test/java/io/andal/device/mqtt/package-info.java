/** Fleets at a real broker. */
@NullMarked
package io.andal.device.mqtt;

import org.jspecify.annotations.NullMarked;
