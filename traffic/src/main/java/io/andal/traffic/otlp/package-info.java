/** Takes spans by OTLP/HTTP and makes exchanges of those that answered. */
@NullMarked
package io.andal.traffic.otlp;

import org.jspecify.annotations.NullMarked;
