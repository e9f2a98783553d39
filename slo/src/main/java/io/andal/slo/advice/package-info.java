/** Whether a target is realistic and measurable, judged by what really happened. */
@NullMarked
package io.andal.slo.advice;

import org.jspecify.annotations.NullMarked;
