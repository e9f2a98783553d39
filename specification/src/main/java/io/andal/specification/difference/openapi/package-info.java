/** Compares OpenAPI descriptions of all versions, by what they mean for callers. */
@NullMarked
package io.andal.specification.difference.openapi;

import org.jspecify.annotations.NullMarked;
