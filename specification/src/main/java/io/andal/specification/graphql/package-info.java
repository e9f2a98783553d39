/** GraphQL's schema definition language. */
@NullMarked
package io.andal.specification.graphql;

import org.jspecify.annotations.NullMarked;
