/** Objectives, as pages and over REST. */
@NullMarked
package io.andal.server.slo;

import org.jspecify.annotations.NullMarked;
