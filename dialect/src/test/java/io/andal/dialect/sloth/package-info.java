@NullMarked
package io.andal.dialect.sloth;

import org.jspecify.annotations.NullMarked;
