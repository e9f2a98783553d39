/** Every API: one entry each, its versions, owners, findings, and search over all of it. */
@NullMarked
package io.andal.inventory;

import org.jspecify.annotations.NullMarked;
