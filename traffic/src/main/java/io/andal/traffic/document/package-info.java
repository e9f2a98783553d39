/** TrafficSource documents, and the sources they describe. */
@NullMarked
package io.andal.traffic.document;

import org.jspecify.annotations.NullMarked;
