/** What is counted of operations, minute by minute and in all. */
@NullMarked
package io.andal.traffic.count;

import org.jspecify.annotations.NullMarked;
