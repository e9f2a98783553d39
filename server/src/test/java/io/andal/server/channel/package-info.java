@NullMarked
package io.andal.server.channel;

import org.jspecify.annotations.NullMarked;
