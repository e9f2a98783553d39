/** API descriptions at addresses of their own. */
@NullMarked
package io.andal.catalog.url;

import org.jspecify.annotations.NullMarked;
