package io.andal.catalog.postman;

import io.andal.catalog.http.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A workspace.
 *
 * @param type {@code personal} or {@code team}
 * @param visibility {@code personal}, {@code private}, {@code team}, {@code public}, {@code
 *     partner}
 */
record Workspace(String id, String name, String type, String visibility) {
  static Workspace read(JsonNode json) {
    return new Workspace(
        Json.text(json, "id"),
        Json.text(json, "name"),
        Json.text(json, "type"),
        Json.text(json, "visibility"));
  }

  /**
   * Whether it is to be looked at.
   *
   * @param names ids or names; empty for all
   * @param types empty for all but personal ones
   */
  boolean wanted(List<String> names, List<String> types) {
    boolean named =
        names.isEmpty()
            || names.contains(id)
            || names.stream().anyMatch(one -> one.equalsIgnoreCase(name));
    Set<String> own = visibility.isEmpty() ? Set.of(type) : Set.of(visibility);
    boolean typed =
        types.isEmpty()
            ? !names.isEmpty() || !type.equals("personal")
            : types.stream().anyMatch(own::contains);
    return named && typed;
  }
}
