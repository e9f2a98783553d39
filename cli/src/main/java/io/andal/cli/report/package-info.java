/** How answers are printed: JSON for scripts, tables for people. */
@NullMarked
package io.andal.cli.report;

import org.jspecify.annotations.NullMarked;
