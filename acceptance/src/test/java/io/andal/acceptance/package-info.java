/** The finished jar, tried from the outside. */
@NullMarked
package io.andal.acceptance;

import org.jspecify.annotations.NullMarked;
