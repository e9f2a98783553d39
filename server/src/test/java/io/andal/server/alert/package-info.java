/** Alerts, asked over HTTP. */
@NullMarked
package io.andal.server.alert;

import org.jspecify.annotations.NullMarked;
