/** What devices cost. */
@NullMarked
package io.andal.benchmark.device;

import org.jspecify.annotations.NullMarked;
