package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.CatalogState;
import io.andal.inventory.Inventory;
import io.andal.server.api.ApiException;
import io.andal.workspace.NearestName;
import java.util.List;

/** Finds what an address names, or says what is there instead. */
record ApiLookup(Inventory inventory) {

  /**
   * The entry of that id, also of one that was merged away.
   *
   * @throws ApiException 404 if there is none
   */
  ApiEntry api(String id) {
    return inventory.api(id).orElseThrow(() -> ApiException.notFound("API '" + id + "'"));
  }

  /**
   * A version by its name; the one in force if the name is empty.
   *
   * @throws ApiException 404 if there is none
   */
  ApiVersion version(ApiEntry api, String name) {
    List<ApiVersion> versions = inventory.versions(api.id());
    String wanted = name.isEmpty() ? api.latest() : name;
    return versions.stream()
        .filter(version -> version.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                name.isEmpty()
                    ? ApiException.notFound("description of API '" + api.id() + "'")
                    : missing(api, wanted, versions));
  }

  private static ApiException missing(ApiEntry api, String name, List<ApiVersion> versions) {
    List<String> names = versions.stream().map(ApiVersion::name).distinct().toList();
    return ApiException.notFound(
        "version '%s' of API '%s'. %s"
            .formatted(name, api.id(), NearestName.remedy(name, names, "versions"))
            .replaceFirst("\\.$", ""));
  }

  /**
   * How a catalog is.
   *
   * @throws ApiException 404 if there is none
   */
  CatalogState catalog(String name) {
    return inventory.catalogs().stream()
        .filter(catalog -> catalog.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ApiException.notFound("catalog '" + name + "'"));
  }
}
