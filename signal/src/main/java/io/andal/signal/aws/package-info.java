/** Who Andal is at AWS: keys, from where AWS' own tools take them, and signatures. */
@NullMarked
package io.andal.signal.aws;

import org.jspecify.annotations.NullMarked;
