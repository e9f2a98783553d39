/** What the kernel concludes from what happened. */
@NullMarked
package io.andal.device;

import org.jspecify.annotations.NullMarked;
