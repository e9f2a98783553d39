package io.andal.catalog.document;

import io.andal.signal.http.Details;
import io.andal.workspace.Document;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a CatalogSource document that passed its check says.
 *
 * @param name of the document
 * @param every how long after a scan's start the next one starts
 * @param owner who answers for APIs of which the catalog names nobody; empty for nobody
 * @param spec all of {@code spec}: the fields of its type are read from it
 * @param connection how the system is reached
 */
public record CatalogSettings(
    String name,
    CatalogType type,
    Duration every,
    String owner,
    Selection selection,
    Details spec,
    Details connection) {
  /** How often a catalog is looked at where its document doesn't say. */
  public static final Duration USUAL = Duration.ofHours(1);

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  /**
   * Reads a valid document.
   *
   * @throws IllegalArgumentException if it is no CatalogSource or of an unknown type
   */
  public static CatalogSettings of(Document document) {
    Details spec = details(document.spec());
    CatalogType type =
        CatalogType.named(spec.text("type"))
            .orElseThrow(() -> new IllegalArgumentException(document.id() + " has no known type"));
    return new CatalogSettings(
        document.name(),
        type,
        spec.part("schedule").duration("every", USUAL),
        spec.text("owner"),
        new Selection(spec.texts("include"), spec.texts("exclude")),
        spec,
        spec.part("connection"));
  }

  private static Details details(JsonNode node) {
    return new Details(
        node.isObject() ? new HashMap<>(MAPPER.convertValue(node, FIELDS)) : Map.of());
  }
}
