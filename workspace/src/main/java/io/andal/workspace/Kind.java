package io.andal.workspace;

import java.util.List;

/**
 * A kind of document that Andal understands. Modules bring their kinds: {@code slo} brings SLO,
 * {@code ownership} brings Group. Implementations are stateless.
 */
public interface Kind {

  /** The {@code kind} field: {@code SLO}. */
  String name();

  /** The {@code apiVersion} that is written: {@code openslo/v1}. */
  String apiVersion();

  /**
   * The JSON Schema (2020-12) as a class path resource, absolute ({@code
   * /io/andal/slo/schema/slo.json}). It is published to editors, so it carries descriptions.
   */
  String schema();

  /** The documents that this one needs. A reference to what isn't there refuses the apply. */
  List<Reference> references(Document document);

  /** What the schema can't say. The document has passed the schema and its references resolve. */
  List<Problem> check(Document document, Documents all);

  /**
   * A pointer from one document to another.
   *
   * @param pointer JSON pointer of the value that names the target ({@code /spec/indicatorRef})
   */
  record Reference(String pointer, DocumentId target) {}
}
