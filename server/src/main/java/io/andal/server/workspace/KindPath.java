package io.andal.server.workspace;

import io.andal.server.Kinds;
import io.andal.server.api.ApiException;
import io.andal.workspace.Kind;
import java.util.List;
import java.util.stream.Collectors;

/** Finds a kind by how a path names it: in any case, also in the plural. */
final class KindPath {
  private static final List<Kind> ALL = Kinds.written();

  private KindPath() {}

  /**
   * The kind.
   *
   * @throws ApiException 404 if there is none
   */
  static Kind of(String word) {
    return ALL.stream()
        .filter(kind -> named(kind.name(), word))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "kind '%s'; there are %s"
                        .formatted(
                            word, ALL.stream().map(Kind::name).collect(Collectors.joining(", ")))));
  }

  private static boolean named(String kind, String word) {
    return kind.equalsIgnoreCase(word)
        || (kind + "s").equalsIgnoreCase(word)
        || kind.replaceAll("y$", "ies").equalsIgnoreCase(word);
  }
}
