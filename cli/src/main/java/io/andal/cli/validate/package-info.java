/** Checks documents offline and reports what is wrong. */
@NullMarked
package io.andal.cli.validate;

import org.jspecify.annotations.NullMarked;
