/** Texts in JSON and YAML read as trees whose every value knows where it stands. */
@NullMarked
package io.andal.specification.tree;

import org.jspecify.annotations.NullMarked;
