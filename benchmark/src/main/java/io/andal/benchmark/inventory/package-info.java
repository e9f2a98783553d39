/** What the inventory costs. */
@NullMarked
package io.andal.benchmark.inventory;

import org.jspecify.annotations.NullMarked;
