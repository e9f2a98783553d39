@NullMarked
package io.andal.inventory.version;

import org.jspecify.annotations.NullMarked;
