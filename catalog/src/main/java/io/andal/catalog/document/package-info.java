/** The kind CatalogSource: which catalogs are looked at, how, and when. */
@NullMarked
package io.andal.catalog.document;

import org.jspecify.annotations.NullMarked;
