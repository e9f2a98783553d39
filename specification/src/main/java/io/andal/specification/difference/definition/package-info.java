/** What the comparisons of GraphQL and protobuf have in common. */
@NullMarked
package io.andal.specification.difference.definition;

import org.jspecify.annotations.NullMarked;
