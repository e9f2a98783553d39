/** Entries: what is written when something is found, and what follows from it. */
@NullMarked
package io.andal.inventory.entry;

import org.jspecify.annotations.NullMarked;
