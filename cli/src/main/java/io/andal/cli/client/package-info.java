/** Asks a running server over its REST interface. */
@NullMarked
package io.andal.cli.client;

import org.jspecify.annotations.NullMarked;
