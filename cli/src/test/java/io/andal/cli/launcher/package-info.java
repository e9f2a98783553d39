/** The launcher script, run as people run it. */
@NullMarked
package io.andal.cli.launcher;

import org.jspecify.annotations.NullMarked;
