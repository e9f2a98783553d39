/** Pages as PDF. */
@NullMarked
package io.andal.server.web.pdf;

import org.jspecify.annotations.NullMarked;
