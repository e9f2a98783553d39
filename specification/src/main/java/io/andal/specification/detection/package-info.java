/** Tells what a file describes by a cheap look at its content, never by its name. */
@NullMarked
package io.andal.specification.detection;

import org.jspecify.annotations.NullMarked;
