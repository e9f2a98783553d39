@NullMarked
package io.andal.slo;

import org.jspecify.annotations.NullMarked;
