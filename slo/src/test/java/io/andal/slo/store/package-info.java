@NullMarked
package io.andal.slo.store;

import org.jspecify.annotations.NullMarked;
