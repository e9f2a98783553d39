package io.andal.dialect.openslo;

import io.andal.dialect.Export;
import io.andal.dialect.ExportRequest;
import io.andal.dialect.Exporter;
import io.andal.slo.SloDocuments;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
                kind + ".yaml", YamlText.write(documents.stream().map(SloDocuments::v1).toList())));
      }
    }
    return new Export(files, others(request));
  }

  /** One warning for each kind that OpenSLO doesn't have. */
  private static List<Problem> others(ExportRequest request) {
    Map<String, Document> first = new TreeMap<>();
    request.documents().all().stream()
        .filter(document -> !KINDS.contains(document.kind()))
        .forEach(document -> first.putIfAbsent(document.kind(), document));
    return first.values().stream()
        .map(
            document ->
                document.warning(
                    "/kind",
                    "lost",
                    "%s is no kind of OpenSLO; all documents of it were left out"
                        .formatted(document.kind()),
                    "Keep them beside what is exported"))
        .toList();
  }
}
