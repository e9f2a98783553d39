/** The andal command. */
@NullMarked
package io.andal.cli;

import org.jspecify.annotations.NullMarked;
