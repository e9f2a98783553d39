/** Alarms as a level on a coil of a controller, over Modbus TCP. */
@NullMarked
package io.andal.channel.modbus;

import org.jspecify.annotations.NullMarked;
