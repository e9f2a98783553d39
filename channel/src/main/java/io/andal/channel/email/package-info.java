/** Alerts by e-mail, over SMTP. */
@NullMarked
package io.andal.channel.email;

import org.jspecify.annotations.NullMarked;
