/** Tests of the inventory's doors, and an inventory that was recorded for them. */
@NullMarked
package io.andal.server.inventory;

import org.jspecify.annotations.NullMarked;
