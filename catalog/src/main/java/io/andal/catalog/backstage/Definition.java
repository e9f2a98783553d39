package io.andal.catalog.backstage;

import io.andal.workspace.Document;
import tools.jackson.databind.JsonNode;

/** Where the description of an API entity is. */
public sealed interface Definition {

  /** In the entity itself. */
  record Inline(String text) implements Definition {}

  /**
   * In another file.
   *
   * @param place relative to the entity's file, or an address
   */
  record Elsewhere(String place) implements Definition {}

  /** Nowhere. */
  record None() implements Definition {}

  /** What an entity says of it: {@code $text}, {@code $yaml}, {@code $json}, {@code $openapi}, … */
  static Definition of(Document api) {
    JsonNode written = api.at("/spec/definition");
    if (written.isString() && !written.asString().isBlank()) {
      return new Inline(written.asString());
    }
    if (!written.isObject()) {
      return new None();
    }
    for (String name : written.propertyNames()) {
      String place = written.path(name).asString("");
      if (name.startsWith("$") && !place.isBlank()) {
        return new Elsewhere(place.strip());
      }
    }
    return new Inline(written.toString());
  }
}
