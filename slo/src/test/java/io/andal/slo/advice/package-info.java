@NullMarked
package io.andal.slo.advice;

import org.jspecify.annotations.NullMarked;
