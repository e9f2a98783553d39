/** Alerts by SMS over Twilio's REST interface, or one that is like it. */
@NullMarked
package io.andal.channel.twilio;

import org.jspecify.annotations.NullMarked;
