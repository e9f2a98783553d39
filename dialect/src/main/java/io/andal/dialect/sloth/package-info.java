/** Sloth: its specs and CRDs in, its Prometheus rules out. */
@NullMarked
package io.andal.dialect.sloth;

import org.jspecify.annotations.NullMarked;
