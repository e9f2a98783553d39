/** REST under /api/v1, and what all its resources share. */
@NullMarked
package io.andal.server.api;

import org.jspecify.annotations.NullMarked;
