/** API descriptions among the files of a folder or a commit, found by what is in them. */
@NullMarked
package io.andal.catalog.tree;

import org.jspecify.annotations.NullMarked;
