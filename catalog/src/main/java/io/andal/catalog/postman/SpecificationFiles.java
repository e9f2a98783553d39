package io.andal.catalog.postman;

import io.andal.catalog.Found.Content;
import io.andal.catalog.http.Json;
import io.andal.catalog.walk.ItemFailure;
import io.andal.catalog.walk.ScanLimits;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.specification.SpecificationFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The files of a specification, as they are now and as they were when it was tagged. */
record SpecificationFiles(PostmanApi api, ScanLimits limits) {

  /** One file of which only the name is known, or all. */
  @FunctionalInterface
  private interface Text {
    String of(JsonNode file) throws SourceException, ItemFailure, InterruptedException;
  }

  Content current(Item item) throws SourceException, ItemFailure, InterruptedException {
    return content(
        item,
        api.below(item, "files", "files"),
        "type",
        file -> {
          String path = Json.text(file, "path");
          byte[] answer = api.get(item, Map.of(), "files", path).orSkip();
          return Json.text(Json.read(answer, api.place()), "content");
        });
  }

  Content tagged(Item item, String tag) throws SourceException, ItemFailure, InterruptedException {
    return content(
        item,
        api.below(item, "data", "version-tags", tag, "files"),
        "fileType",
        file -> Json.text(file, "content"));
  }

  private Content content(Item item, List<JsonNode> files, String role, Text text)
      throws SourceException, ItemFailure, InterruptedException {
    SpecificationFile main = null;
    List<SpecificationFile> parts = new ArrayList<>();
    long bytes = 0;
    for (JsonNode file : files) {
      if (Json.text(file, "type").equals("FOLDER")) {
        continue;
      }
      SpecificationFile one = SpecificationFile.of(Json.text(file, "path"), text.of(file));
      bytes += one.bytes().length;
      if (parts.size() >= limits.files() || bytes > limits.totalBytes()) {
        throw new ItemFailure(
            new SourceFailure(
                Cause.LIMITED,
                "%s has more than %d files or %d MB."
                    .formatted(item.name(), limits.files(), limits.totalBytes() >> 20),
                "Make it smaller, or exclude it with `exclude`."));
      }
      if (main == null && Json.text(file, role).equals("ROOT")) {
        main = one;
      } else {
        parts.add(one);
      }
    }
    if (main == null && parts.size() == 1) {
      return new Content(parts.getFirst(), List.of());
    }
    if (main == null) {
      throw new ItemFailure(
          new SourceFailure(
              Cause.BROKEN_ANSWER,
              "%s has no file that is its root.".formatted(item.name()),
              "Set the root file of the specification in Postman."));
    }
    return new Content(main, parts);
  }
}
