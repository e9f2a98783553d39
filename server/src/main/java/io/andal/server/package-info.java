/** REST, pages, security. */
@NullMarked
package io.andal.server;

import org.jspecify.annotations.NullMarked;
