@NullMarked
package io.andal.traffic.signal;

import org.jspecify.annotations.NullMarked;
