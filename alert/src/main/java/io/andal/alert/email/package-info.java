/** Alerts by e-mail, over SMTP. */
@NullMarked
package io.andal.alert.email;

import org.jspecify.annotations.NullMarked;
