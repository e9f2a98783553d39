/** Documents, as pages. */
@NullMarked
package io.andal.server.workspace;

import org.jspecify.annotations.NullMarked;
