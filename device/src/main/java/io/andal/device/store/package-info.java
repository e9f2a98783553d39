/** The tables of devices. */
@NullMarked
package io.andal.device.store;

import org.jspecify.annotations.NullMarked;
