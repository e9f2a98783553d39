/** Times that don't count, and what happened: pages and REST. */
@NullMarked
package io.andal.server.adjustment;

import org.jspecify.annotations.NullMarked;
