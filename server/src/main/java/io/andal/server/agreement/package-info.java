/** Agreements: their pages, statements and REST. */
@NullMarked
package io.andal.server.agreement;

import org.jspecify.annotations.NullMarked;
