/** OpenSLO documents: their checks, and how they become definitions. */
@NullMarked
package io.andal.slo.document;

import org.jspecify.annotations.NullMarked;
