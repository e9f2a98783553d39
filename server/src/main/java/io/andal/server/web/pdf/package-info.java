/** Pages on paper. */
@NullMarked
package io.andal.server.web.pdf;

import org.jspecify.annotations.NullMarked;
