/** What {@code $ref} and JSON pointers mean: the value, its file and its place. */
@NullMarked
package io.andal.specification.reference;

import org.jspecify.annotations.NullMarked;
