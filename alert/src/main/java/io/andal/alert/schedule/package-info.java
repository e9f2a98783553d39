/** Who is on call: rotations by the calendar of a zone, and overrides. */
@NullMarked
package io.andal.alert.schedule;

import org.jspecify.annotations.NullMarked;
