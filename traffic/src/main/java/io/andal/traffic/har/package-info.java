/** Reads recordings of HTTP: HAR files. */
@NullMarked
package io.andal.traffic.har;

import org.jspecify.annotations.NullMarked;
