package io.andal.dialect.sloth;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Exporter;
import java.util.List;

/** In work. */
public final class SlothRulesExporter implements Exporter {
  @Override
  public String format() {
    return "sloth";
  }

  @Override
  public String description() {
    return "Prometheus recording and alerting rules, as Sloth 0.16 makes them";
  }

  @Override
  public Export export(ExportRequest request) {
    return new Export(List.of(), List.of());
  }
}
