/** Postman collections 2.0 and 2.1. */
@NullMarked
package io.andal.specification.postman;

import org.jspecify.annotations.NullMarked;
