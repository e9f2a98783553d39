/** Channels over REST: which there are, and whether they work. */
@NullMarked
package io.andal.server.channel;

import org.jspecify.annotations.NullMarked;
