package io.andal.catalog.postman;

import io.andal.catalog.http.Json;
import tools.jackson.databind.JsonNode;

/**
 * Something in a workspace that describes an API.
 *
 * @param id stable, whatever its name
 * @param address how it is asked for: the id, or what a collection is called by
 * @param updated as Postman writes it
 * @param by whoever last changed it, a number
 */
record Item(
    Sort sort,
    String id,
    String address,
    String name,
    String description,
    String type,
    String created,
    String updated,
    String by,
    Workspace workspace) {

  /** What it is. */
  enum Sort {
    SPECIFICATION("specs"),
    COLLECTION("collections"),
    LEGACY_API("apis");

    private final String folder;

    Sort(String folder) {
      this.folder = folder;
    }

    /** The path it is below. */
    String folder() {
      return folder;
    }
  }

  /** {@code specs/73e15000-…}. */
  String key() {
    return sort.folder() + "/" + id;
  }

  static Item read(Sort sort, JsonNode json, Workspace workspace) {
    String id = Json.text(json, "id");
    return new Item(
        sort,
        id,
        sort == Sort.COLLECTION ? json.path("uid").asString(id) : id,
        Json.text(json, "name"),
        json.path("description").asString(Json.text(json, "summary")),
        Json.text(json, "type"),
        Json.text(json, "createdAt"),
        Json.text(json, "updatedAt"),
        json.path("updatedBy").asString(json.path("owner").asString(Json.text(json, "createdBy"))),
        workspace);
  }

  /** Changes whenever its last version may have changed. */
  String mark() {
    return updated + "|" + name;
  }
}
