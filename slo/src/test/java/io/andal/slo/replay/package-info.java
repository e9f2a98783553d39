@NullMarked
package io.andal.slo.replay;

import org.jspecify.annotations.NullMarked;
