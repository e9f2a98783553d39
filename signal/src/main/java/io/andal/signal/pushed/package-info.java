/** What all sources have in common whose data is pushed: how it is admitted, kept and read. */
@NullMarked
package io.andal.signal.pushed;

import org.jspecify.annotations.NullMarked;
