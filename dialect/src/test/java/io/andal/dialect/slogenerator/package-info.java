@NullMarked
package io.andal.dialect.slogenerator;

import org.jspecify.annotations.NullMarked;
