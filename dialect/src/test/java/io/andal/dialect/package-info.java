@NullMarked
package io.andal.dialect;

import org.jspecify.annotations.NullMarked;
