/** What reading monitoring systems costs. */
@NullMarked
package io.andal.benchmark.sources;

import org.jspecify.annotations.NullMarked;
