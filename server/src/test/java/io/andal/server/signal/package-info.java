@NullMarked
package io.andal.server.signal;

import org.jspecify.annotations.NullMarked;
