/** The life of alerts, and the outbox of what is told of them. */
@NullMarked
package io.andal.alert;

import org.jspecify.annotations.NullMarked;
