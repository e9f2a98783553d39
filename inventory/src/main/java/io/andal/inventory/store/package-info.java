/** The inventory's tables. */
@NullMarked
package io.andal.inventory.store;

import org.jspecify.annotations.NullMarked;
