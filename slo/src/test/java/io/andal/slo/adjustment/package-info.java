@NullMarked
package io.andal.slo.adjustment;

import org.jspecify.annotations.NullMarked;
