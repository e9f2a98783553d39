/** Alerts that don't hurry, told together. */
@NullMarked
package io.andal.alert.digest;

import org.jspecify.annotations.NullMarked;
