/** Other tools' SLO files: imports and exports. */
@NullMarked
package io.andal.dialect;

import org.jspecify.annotations.NullMarked;
