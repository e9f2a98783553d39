@NullMarked
package io.andal.traffic.accesslog;

import org.jspecify.annotations.NullMarked;
