/** Running sums over packed slices: a pure data structure, no clock, no I/O. */
@NullMarked
package io.andal.slo.engine;

import org.jspecify.annotations.NullMarked;
