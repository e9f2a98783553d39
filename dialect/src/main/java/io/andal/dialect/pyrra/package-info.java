/** Pyrra's ServiceLevelObjective. */
@NullMarked
package io.andal.dialect.pyrra;

import org.jspecify.annotations.NullMarked;
