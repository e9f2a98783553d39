/** What changed between two descriptions of an API, and whom it breaks. */
@NullMarked
package io.andal.specification.difference;

import org.jspecify.annotations.NullMarked;
