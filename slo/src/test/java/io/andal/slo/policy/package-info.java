@NullMarked
package io.andal.slo.policy;

import org.jspecify.annotations.NullMarked;
