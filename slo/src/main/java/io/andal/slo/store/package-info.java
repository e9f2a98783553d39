/** Slices in the database: a journal of what came last, and chunks of a day. */
@NullMarked
package io.andal.slo.store;

import org.jspecify.annotations.NullMarked;
