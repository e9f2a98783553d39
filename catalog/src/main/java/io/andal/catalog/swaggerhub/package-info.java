/** SwaggerHub, in SmartBear's cloud or on a company's own machines. */
@NullMarked
package io.andal.catalog.swaggerhub;

import org.jspecify.annotations.NullMarked;
