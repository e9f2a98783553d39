@NullMarked
package io.andal.traffic.otlp;

import org.jspecify.annotations.NullMarked;
