/** The doors of fleets, from outside. */
@NullMarked
package io.andal.server.device;

import org.jspecify.annotations.NullMarked;
