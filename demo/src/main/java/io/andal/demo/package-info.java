/** A company that doesn't exist: its services send metrics as any application would. */
@NullMarked
package io.andal.demo;

import org.jspecify.annotations.NullMarked;
