/** Objectives, as pages. */
@NullMarked
package io.andal.server.slo;

import org.jspecify.annotations.NullMarked;
