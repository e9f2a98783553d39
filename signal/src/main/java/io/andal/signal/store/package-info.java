/** The tables of received points. */
@NullMarked
package io.andal.signal.store;

import org.jspecify.annotations.NullMarked;
