package io.andal.dialect;

import io.andal.dialect.alertmanager.AlertmanagerImporter;
import io.andal.dialect.openslo.V1AlphaImporter;
import io.andal.dialect.pyrra.PyrraImporter;
import io.andal.dialect.slogenerator.SloGeneratorImporter;
import io.andal.dialect.sloth.SlothImporter;
import io.andal.workspace.DocumentChecker.Limits;
import io.andal.workspace.Problem;
import io.andal.workspace.RawDocument;
import io.andal.workspace.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** All dialects that can be imported. */
public final class Importers {
  private static final List<Importer> ALL =
      List.of(
          new SlothImporter(),
          new PyrraImporter(),
          new SloGeneratorImporter(),
          new V1AlphaImporter(),
          new AlertmanagerImporter());

  private Importers() {}

  /** By name. */
  public static List<String> names() {
    return ALL.stream().map(Importer::name).toList();
  }

  /**
   * Reads texts, each document by the dialect that recognizes it.
   *
   * @param from the only dialect that may; empty for all
   * @return one result for each text, in order
   * @throws IllegalArgumentException if there is no dialect of that name
   */
  public static List<Import> read(
      List<SourceText> texts, Optional<String> from, ImportOptions options) {
    List<Importer> allowed = allowed(from);
    Imported into = new Imported(options.lossy());
    Map<Importer, List<ForeignValue>> byDialect = new LinkedHashMap<>();
    List<RawDocument.Read> reads =
        texts.parallelStream().map(text -> RawDocument.read(text, Limits.DEFAULT)).toList();
    for (int i = 0; i < texts.size(); i++) {
      into.file(texts.get(i).file());
      reads.get(i).problems().forEach(into::problem);
      for (RawDocument document : reads.get(i).documents()) {
        ForeignValue value = ForeignValue.of(document);
        recognize(value, allowed)
            .ifPresentOrElse(
                dialect -> byDialect.computeIfAbsent(dialect, _ -> new ArrayList<>()).add(value),
                () -> into.problem(unknown(value, allowed)));
      }
    }
    byDialect.forEach((dialect, documents) -> dialect.read(documents, options, into));
    return into.results();
  }

  private static List<Importer> allowed(Optional<String> from) {
    List<Importer> allowed =
        ALL.stream().filter(i -> from.isEmpty() || from.get().equals(i.name())).toList();
    if (allowed.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no dialect '%s'; write one of %s"
              .formatted(from.orElse(""), String.join(", ", names())));
    }
    return allowed;
  }

  private static Optional<Importer> recognize(ForeignValue document, List<Importer> allowed) {
    return document.node() instanceof ObjectNode body
        ? allowed.stream().filter(dialect -> dialect.recognizes(body)).findFirst()
        : Optional.empty();
  }

  private static Problem unknown(ForeignValue document, List<Importer> allowed) {
    return document.error(
        "dialect-unknown",
        "This document is of no tool that can be imported (apiVersion '%s', kind '%s')"
            .formatted(document.text("apiVersion"), document.text("kind")),
        "Known: "
            + String.join(", ", allowed.stream().map(Importer::name).toList())
            + "; Sloth's begin with version: prometheus/v1, others have an apiVersion");
  }
}
