/** Who answers for what. */
@NullMarked
package io.andal.ownership;

import org.jspecify.annotations.NullMarked;
