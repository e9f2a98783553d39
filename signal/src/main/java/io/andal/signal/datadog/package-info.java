/** Slices out of Datadog, over its own HTTP API. */
@NullMarked
package io.andal.signal.datadog;

import org.jspecify.annotations.NullMarked;
