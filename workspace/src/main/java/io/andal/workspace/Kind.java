package io.andal.workspace;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

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

  /**
   * The name of a document that has no {@code metadata.name}; empty if it must have one. Formats of
   * other tools know documents without metadata.
   *
   * @param body has passed the schema
   */
  default Optional<String> nameOf(ObjectNode body) {
    return Optional.empty();
  }

  /** Whether new documents are written in this version of the kind; others are only read. */
  default boolean written() {
    return true;
  }

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
