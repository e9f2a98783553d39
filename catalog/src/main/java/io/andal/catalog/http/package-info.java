/** How catalogs that are asked over HTTP are asked: patiently, within limits. */
@NullMarked
package io.andal.catalog.http;

import org.jspecify.annotations.NullMarked;
