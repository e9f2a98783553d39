package io.andal.catalog.postman;

import io.andal.catalog.Found.Content;
import io.andal.catalog.http.Json;
import io.andal.catalog.walk.ItemFailure;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.specification.SpecificationFile;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The schemas of APIs of Postman's former API Builder. */
record LegacyApis(PostmanApi api) {

  Content current(Item item) throws SourceException, ItemFailure, InterruptedException {
    byte[] answer = api.get(item, Map.of("include", "schemas")).orSkip();
    JsonNode json = Json.read(answer, api.place());
    JsonNode schemas =
        json.path("api").isObject() ? json.path("api").path("schemas") : json.path("schemas");
    String schema = Json.text(schemas.path(0), "id");
    if (schema.isEmpty()) {
      throw new ItemFailure(
          new SourceFailure(
              Cause.BAD_QUERY,
              "The API %s has no schema.".formatted(item.name()),
              "Add one in Postman, or exclude it with `exclude`."));
    }
    byte[] text = api.get(item, Map.of("bundled", "true"), "schemas", schema).orSkip();
    String content = Json.text(Json.read(text, api.place()), "content");
    return new Content(SpecificationFile.of(item.key(), content), List.of());
  }
}
