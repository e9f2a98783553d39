/** Git repositories in which API descriptions are kept. */
@NullMarked
package io.andal.catalog.git;

import org.jspecify.annotations.NullMarked;
