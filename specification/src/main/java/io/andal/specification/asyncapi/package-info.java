/** AsyncAPI 2 and 3. */
@NullMarked
package io.andal.specification.asyncapi;

import org.jspecify.annotations.NullMarked;
