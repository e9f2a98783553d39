package io.andal.dialect.openslo;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Exporter;
import io.andal.dialect.YamlText;
import io.andal.workspace.Document;
import java.util.ArrayList;
import java.util.List;

/** The OpenSLO documents as v1, one file for each kind. */
public final class OpenSloExporter implements Exporter {
  private static final List<String> KINDS =
      List.of(
          "DataSource",
          "Service",
          "SLI",
          "SLO",
          "AlertPolicy",
          "AlertCondition",
          "AlertNotificationTarget");

  @Override
  public String format() {
    return "openslo";
  }

  @Override
  public String description() {
    return "OpenSLO v1 documents, one file for each kind";
  }

  @Override
  public Export export(ExportRequest request) {
    List<Export.File> files = new ArrayList<>();
    for (String kind : KINDS) {
      List<Document> documents = request.documents().all(kind);
      if (!documents.isEmpty()) {
        files.add(
            new Export.File(
                kind + ".yaml", YamlText.write(documents.stream().map(Document::body).toList())));
      }
    }
    return new Export(files, List.of());
  }
}
