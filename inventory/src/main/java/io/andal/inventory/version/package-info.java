/** Versions of APIs: their order, their revisions, and where they are in their life. */
@NullMarked
package io.andal.inventory.version;

import org.jspecify.annotations.NullMarked;
