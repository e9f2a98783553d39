/** OpenAPI 2.0, 3.0, 3.1 and 3.2. */
@NullMarked
package io.andal.specification.openapi;

import org.jspecify.annotations.NullMarked;
