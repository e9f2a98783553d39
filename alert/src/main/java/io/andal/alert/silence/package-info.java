/** Silences: what nobody wants to hear of for a while. */
@NullMarked
package io.andal.alert.silence;

import org.jspecify.annotations.NullMarked;
