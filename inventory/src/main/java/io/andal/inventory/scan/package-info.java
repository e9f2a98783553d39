/** Looking at catalogs: when, how far, and what came of it. */
@NullMarked
package io.andal.inventory.scan;

import org.jspecify.annotations.NullMarked;
