@NullMarked
package io.andal.server.traffic;

import org.jspecify.annotations.NullMarked;
