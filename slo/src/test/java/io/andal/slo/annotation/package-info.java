@NullMarked
package io.andal.slo.annotation;

import org.jspecify.annotations.NullMarked;
