package io.andal.catalog;

import io.andal.catalog.apigee.ApigeeCatalog;
import io.andal.catalog.apihub.ApiHubCatalog;
import io.andal.catalog.backstage.BackstageCatalog;
import io.andal.catalog.document.CatalogSettings;
import io.andal.catalog.document.CatalogSourceKind;
import io.andal.catalog.folder.FolderCatalog;
import io.andal.catalog.git.GitCatalog;
import io.andal.catalog.kubernetes.KubernetesCatalog;
import io.andal.catalog.postman.PostmanCatalog;
import io.andal.catalog.swaggerhub.SwaggerHubCatalog;
import io.andal.catalog.url.UrlCatalog;
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
      case APIGEE -> new ApigeeCatalog(settings, surroundings);
      case APIGEE_HUB -> new ApiHubCatalog(settings, surroundings);
      case BACKSTAGE ->
          settings.spec().has("folder")
              ? new FolderCatalog(settings, surroundings)
              : new BackstageCatalog(settings, surroundings);
      case GIT -> new GitCatalog(settings, surroundings);
      case FOLDER -> new FolderCatalog(settings, surroundings);
      case URL -> new UrlCatalog(settings, surroundings);
      case KUBERNETES -> new KubernetesCatalog(settings, surroundings);
    };
  }
}
