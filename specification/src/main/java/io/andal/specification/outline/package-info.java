/** What the outlines of all formats that are trees have in common. */
@NullMarked
package io.andal.specification.outline;

import org.jspecify.annotations.NullMarked;
