/** Slices out of Google Cloud Monitoring, over its own HTTP API and its PromQL endpoint. */
@NullMarked
package io.andal.signal.google;

import org.jspecify.annotations.NullMarked;
