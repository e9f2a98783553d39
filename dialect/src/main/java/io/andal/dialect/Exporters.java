package io.andal.dialect;

import io.andal.dialect.alertmanager.AlertmanagerExporter;
import io.andal.dialect.grafana.GrafanaExporter;
import io.andal.dialect.grafana.SeriesNames;
import io.andal.dialect.openslo.OpenSloExporter;
import io.andal.dialect.prometheus.PrometheusExporter;
import io.andal.dialect.sloth.SlothRulesExporter;
import java.util.List;
import java.util.Optional;

/** All forms that SLOs can be exported to. */
public final class Exporters {
  private static final List<Exporter> ALL =
      List.of(
          new OpenSloExporter(),
          new SlothRulesExporter(),
          PrometheusExporter.plain(),
          PrometheusExporter.utf8(),
          new AlertmanagerExporter(),
          new GrafanaExporter("grafana", SeriesNames.exact()),
          new GrafanaExporter("grafana-metrics", SeriesNames.metrics()),
          new GrafanaExporter("grafana-sloth", SeriesNames.sloth()));

  private Exporters() {}

  public static List<Exporter> all() {
    return ALL;
  }

  /** By its {@link Exporter#format}. */
  public static Optional<Exporter> find(String format) {
    return ALL.stream().filter(exporter -> exporter.format().equals(format)).findFirst();
  }
}
