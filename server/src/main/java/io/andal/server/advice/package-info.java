/** Replays and advice about targets: pages and REST. */
@NullMarked
package io.andal.server.advice;

import org.jspecify.annotations.NullMarked;
