package io.andal.catalog;

import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.CatalogSourceKind;
import io.andal.catalog.postman.PostmanCatalog;
import io.andal.catalog.swaggerhub.SwaggerHubCatalog;
import io.andal.workspace.Document;
import io.andal.workspace.Kind;
import java.util.List;

/** CatalogSource documents, and the catalogs that they describe. Stateless. */
public final class CatalogDocuments {
  private CatalogDocuments() {}

  /** CatalogSource. */
  public static List<Kind> kinds() {
    return List.of(new CatalogSourceKind());
  }

  /** What a valid CatalogSource document says, for whoever schedules scans. */
  public static CatalogSettings settings(Document document) {
    return CatalogSettings.of(document);
  }

  /**
   * Opens the catalog that a valid CatalogSource document describes; asks nothing yet.
   *
   * @throws IllegalArgumentException if it is no CatalogSource that can be read
   */
  public static Catalog open(Document document, CatalogSurroundings surroundings) {
    CatalogSettings settings = CatalogSettings.of(document);
    return switch (settings.type()) {
      case SWAGGER_HUB -> new SwaggerHubCatalog(settings, surroundings);
      case POSTMAN -> new PostmanCatalog(settings, surroundings);
      case APIGEE -> later(settings, surroundings);
      case APIGEE_HUB -> later(settings, surroundings);
      case BACKSTAGE -> later(settings, surroundings);
      case GIT -> later(settings, surroundings);
      case FOLDER -> later(settings, surroundings);
      case URL -> later(settings, surroundings);
      case KUBERNETES -> later(settings, surroundings);
    };
  }

  private static Catalog later(CatalogSettings settings, CatalogSurroundings surroundings) {
    throw new IllegalArgumentException(
        "Catalogs of type %s can't be read yet; there would be copies in %s"
            .formatted(settings.type().spelling(), surroundings.copies()));
  }
}
