/** Documents of what sources suggest, and of the SLOs that their systems keep. */
@NullMarked
package io.andal.slo.suggestion;

import org.jspecify.annotations.NullMarked;
