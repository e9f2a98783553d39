/** What Andal costs, measured. */
@NullMarked
package io.andal.benchmark;

import org.jspecify.annotations.NullMarked;
