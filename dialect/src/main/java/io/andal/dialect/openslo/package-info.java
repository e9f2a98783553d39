/** OpenSLO itself: documents as they are in force, written as v1. */
@NullMarked
package io.andal.dialect.openslo;

import org.jspecify.annotations.NullMarked;
