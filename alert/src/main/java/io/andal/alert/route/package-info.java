/** Who hears of an alert: routing trees, inhibition, and the times at which nobody is told. */
@NullMarked
package io.andal.alert.route;

import org.jspecify.annotations.NullMarked;
