/** Data sources, as pages and over REST; the door for OTLP. */
@NullMarked
package io.andal.server.signal;

import org.jspecify.annotations.NullMarked;
