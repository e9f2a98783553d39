/** Postman: specifications, collections and, on request, the APIs of its former API Builder. */
@NullMarked
package io.andal.catalog.postman;

import org.jspecify.annotations.NullMarked;
