@NullMarked
package io.andal.inventory;

import org.jspecify.annotations.NullMarked;
