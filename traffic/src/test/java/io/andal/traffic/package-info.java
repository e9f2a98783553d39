@NullMarked
package io.andal.traffic;

import org.jspecify.annotations.NullMarked;
