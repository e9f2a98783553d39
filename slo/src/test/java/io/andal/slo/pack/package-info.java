@NullMarked
package io.andal.slo.pack;

import org.jspecify.annotations.NullMarked;
