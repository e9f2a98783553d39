/** The fleets in force, heard and counted. */
@NullMarked
package io.andal.device.live;

import org.jspecify.annotations.NullMarked;
