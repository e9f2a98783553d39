/** Tests of fleets. */
@NullMarked
package io.andal.device.live;

import org.jspecify.annotations.NullMarked;
