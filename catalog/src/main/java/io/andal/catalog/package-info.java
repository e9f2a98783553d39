/** Where API descriptions are kept: registries, gateways, repositories, folders. */
@NullMarked
package io.andal.catalog;

import org.jspecify.annotations.NullMarked;
