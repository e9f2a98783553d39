/** Tests of fleets. */
@NullMarked
package io.andal.device.document;

import org.jspecify.annotations.NullMarked;
