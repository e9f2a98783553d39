/** What catalogs of Google's have in common. */
@NullMarked
package io.andal.catalog.google;

import org.jspecify.annotations.NullMarked;
