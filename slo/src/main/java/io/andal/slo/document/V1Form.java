package io.andal.slo.document;

import io.andal.workspace.Document;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A document of OpenSLO as v1 says it, whatever version it was written in.
 *
 * @param document in its v1 form; its values stand where those of the original stand
 * @param origins the original's JSON pointer of each value that was moved
 * @param problems what v1 has no words for
 */
record V1Form(Document document, Map<String, String> origins, List<Problem> problems) {
  static final String V1 = "openslo/v1";
  static final String V1_ALPHA = "openslo/v1alpha";
  static final String V2_ALPHA = "openslo.com/v2alpha";

  V1Form {
    origins = Map.copyOf(origins);
    problems = List.copyOf(problems);
  }

  /** A document of v1, or of another project, is its own form. */
  static V1Form of(Document original) {
    return switch (original.apiVersion()) {
      case V1_ALPHA -> translated(original, V1AlphaForm.translate(original));
      case V2_ALPHA -> translated(original, V2AlphaForm.translate(original));
      default -> new V1Form(original, Map.of(), List.of());
    };
  }

  private static V1Form translated(Document original, Rewriting rewriting) {
    Map<String, Position> positions = new HashMap<>();
    rewriting.origins().forEach((now, then) -> positions.put(now, original.positionOf(then)));
    Document document =
        new Document(
            original.id(),
            V1,
            rewriting.body(),
            original.text(),
            original.file(),
            original.start(),
            positions);
    return new V1Form(document, rewriting.origins(), rewriting.problems());
  }

  /** Where a value of the v1 form stands in the original; the nearest value around it. */
  String origin(String pointer) {
    if (origins.isEmpty()) {
      return pointer;
    }
    String path = pointer;
    while (!path.isEmpty()) {
      String origin = origins.get(path);
      if (origin != null) {
        return origin;
      }
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return "";
  }
}
