/** Backstage: catalog files, its catalog's REST API, and documents for it. */
@NullMarked
package io.andal.catalog.backstage;

import org.jspecify.annotations.NullMarked;
