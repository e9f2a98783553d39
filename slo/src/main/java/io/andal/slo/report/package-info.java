/** How reliable services were over a month or a quarter. */
@NullMarked
package io.andal.slo.report;

import org.jspecify.annotations.NullMarked;
