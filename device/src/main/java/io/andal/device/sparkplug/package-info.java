/**
 * Sparkplug B as a host application hears it: payloads, sessions of edge nodes, and their order.
 */
@NullMarked
package io.andal.device.sparkplug;

import org.jspecify.annotations.NullMarked;
