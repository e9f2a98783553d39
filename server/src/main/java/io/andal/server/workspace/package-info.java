/** Documents, as pages and over REST. */
@NullMarked
package io.andal.server.workspace;

import org.jspecify.annotations.NullMarked;
