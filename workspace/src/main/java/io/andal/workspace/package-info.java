/** Documents: parsed with positions, validated, versioned, applied. */
@NullMarked
package io.andal.workspace;

import org.jspecify.annotations.NullMarked;
