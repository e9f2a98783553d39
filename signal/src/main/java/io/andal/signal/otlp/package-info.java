/** OTLP/HTTP metrics: decoding, the kept points, and the source that reads them. */
@NullMarked
package io.andal.signal.otlp;

import org.jspecify.annotations.NullMarked;
