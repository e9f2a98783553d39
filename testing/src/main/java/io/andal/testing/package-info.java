/** What tests of all modules share: real databases, a clock that tests move. */
@NullMarked
package io.andal.testing;

import org.jspecify.annotations.NullMarked;
