/** Alerts, as pages. */
@NullMarked
package io.andal.server.alert;

import org.jspecify.annotations.NullMarked;
