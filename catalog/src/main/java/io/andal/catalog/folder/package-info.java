/** A folder of this machine in which API descriptions are kept. */
@NullMarked
package io.andal.catalog.folder;

import org.jspecify.annotations.NullMarked;
