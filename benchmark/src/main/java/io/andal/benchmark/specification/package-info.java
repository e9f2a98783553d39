/** What reading and comparing API descriptions costs. */
@NullMarked
package io.andal.benchmark.specification;

import org.jspecify.annotations.NullMarked;
