/** Prometheus' remote write: what is received by it, and what is sent. */
@NullMarked
package io.andal.signal.remotewrite;

import org.jspecify.annotations.NullMarked;
