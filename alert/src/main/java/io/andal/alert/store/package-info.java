/** The tables of alerts and of the messages about them. */
@NullMarked
package io.andal.alert.store;

import org.jspecify.annotations.NullMarked;
