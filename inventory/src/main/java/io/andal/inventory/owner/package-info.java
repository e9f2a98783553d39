/** Who answers for an API. */
@NullMarked
package io.andal.inventory.owner;

import org.jspecify.annotations.NullMarked;
