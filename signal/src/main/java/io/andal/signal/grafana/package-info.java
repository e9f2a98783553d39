/** Grafana as a source of slices: what its data sources can be asked through it. */
@NullMarked
package io.andal.signal.grafana;

import org.jspecify.annotations.NullMarked;
