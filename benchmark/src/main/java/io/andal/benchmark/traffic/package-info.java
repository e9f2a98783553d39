/** What traffic costs. */
@NullMarked
package io.andal.benchmark.traffic;

import org.jspecify.annotations.NullMarked;
