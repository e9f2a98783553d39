/** What changed between two GraphQL schemas, judged as clients with stored queries see it. */
@NullMarked
package io.andal.specification.difference.graphql;

import org.jspecify.annotations.NullMarked;
