/** Alerts, as pages and over REST. */
@NullMarked
package io.andal.server.alert;

import org.jspecify.annotations.NullMarked;
