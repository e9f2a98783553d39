/** Alerts for machines: a compact message that fits into one SMS, signed, with a counter. */
@NullMarked
package io.andal.channel.binary;

import org.jspecify.annotations.NullMarked;
