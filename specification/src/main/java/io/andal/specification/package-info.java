/** API descriptions: read without loss and with positions, outlined, compared. */
@NullMarked
package io.andal.specification;

import org.jspecify.annotations.NullMarked;
