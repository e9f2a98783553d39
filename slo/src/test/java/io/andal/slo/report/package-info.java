@NullMarked
package io.andal.slo.report;

import org.jspecify.annotations.NullMarked;
