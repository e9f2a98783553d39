/** What happened beside the numbers: deployments, incidents, changes; and what it did to them. */
@NullMarked
package io.andal.slo.annotation;

import org.jspecify.annotations.NullMarked;
