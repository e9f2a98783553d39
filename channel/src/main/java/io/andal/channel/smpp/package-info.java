/** Alerts by SMS over SMPP 3.4 or 5.0, to an SMS center or an aggregator. */
@NullMarked
package io.andal.channel.smpp;

import org.jspecify.annotations.NullMarked;
