/** Slices out of AWS CloudWatch, over its own HTTP API. */
@NullMarked
package io.andal.signal.cloudwatch;

import org.jspecify.annotations.NullMarked;
