@NullMarked
package io.andal.slo.engine;

import org.jspecify.annotations.NullMarked;
