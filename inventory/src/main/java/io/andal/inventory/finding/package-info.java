/** What somebody should look at. Pure. */
@NullMarked
package io.andal.inventory.finding;

import org.jspecify.annotations.NullMarked;
