/** Statements that were issued, kept for good. */
@NullMarked
package io.andal.agreement.store;

import org.jspecify.annotations.NullMarked;
