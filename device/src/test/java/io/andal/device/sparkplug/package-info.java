@NullMarked
package io.andal.device.sparkplug;

import org.jspecify.annotations.NullMarked;
