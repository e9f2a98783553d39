/** Fleets and devices: the door for telemetry, REST and pages. */
@NullMarked
package io.andal.server.device;

import org.jspecify.annotations.NullMarked;
