/** How a scan goes from item to item: limits, interruption, what is passed over. */
@NullMarked
package io.andal.catalog.walk;

import org.jspecify.annotations.NullMarked;
