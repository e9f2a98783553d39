@NullMarked
package io.andal.server.adjustment;

import org.jspecify.annotations.NullMarked;
