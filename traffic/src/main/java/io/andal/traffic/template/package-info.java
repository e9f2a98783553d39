/** Paths to templates: matched against what is described, else learned. */
@NullMarked
package io.andal.traffic.template;

import org.jspecify.annotations.NullMarked;
