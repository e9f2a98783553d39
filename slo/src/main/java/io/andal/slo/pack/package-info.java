/** Slices packed small: one day of one SLO in a kilobyte or two. */
@NullMarked
package io.andal.slo.pack;

import org.jspecify.annotations.NullMarked;
