/** Messages of devices, read as their fleet's mapping says. */
@NullMarked
package io.andal.device.message;

import org.jspecify.annotations.NullMarked;
