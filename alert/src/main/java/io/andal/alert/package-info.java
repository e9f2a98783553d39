/** Alerts and the e-mail that tells of them. */
@NullMarked
package io.andal.alert;

import org.jspecify.annotations.NullMarked;
