/** Lists of devices, read and written. */
@NullMarked
package io.andal.device.registry;

import org.jspecify.annotations.NullMarked;
