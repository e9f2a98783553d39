@NullMarked
package io.andal.slo.suggestion;

import org.jspecify.annotations.NullMarked;
