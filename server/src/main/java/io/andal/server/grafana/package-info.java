/** What Andal writes into Grafana: annotations and dashboards. */
@NullMarked
package io.andal.server.grafana;

import org.jspecify.annotations.NullMarked;
