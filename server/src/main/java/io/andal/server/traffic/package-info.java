/** The doors of traffic: where logs, recordings and spans are sent to. */
@NullMarked
package io.andal.server.traffic;

import org.jspecify.annotations.NullMarked;
