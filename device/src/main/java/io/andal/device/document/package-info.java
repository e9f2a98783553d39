/** Documents that say what fleets there are. */
@NullMarked
package io.andal.device.document;

import org.jspecify.annotations.NullMarked;
