/** An SLO over its history, as if it had been in force all the time. */
@NullMarked
package io.andal.slo.replay;

import org.jspecify.annotations.NullMarked;
