@NullMarked
package io.andal.inventory.identity;

import org.jspecify.annotations.NullMarked;
