/** Descriptions proposed for what was seen. */
@NullMarked
package io.andal.traffic.proposal;

import org.jspecify.annotations.NullMarked;
