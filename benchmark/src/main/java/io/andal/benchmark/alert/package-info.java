/** What alerts cost. */
@NullMarked
package io.andal.benchmark.alert;

import org.jspecify.annotations.NullMarked;
