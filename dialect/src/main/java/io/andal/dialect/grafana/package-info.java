/** Dashboards for those who look at Grafana. */
@NullMarked
package io.andal.dialect.grafana;

import org.jspecify.annotations.NullMarked;
