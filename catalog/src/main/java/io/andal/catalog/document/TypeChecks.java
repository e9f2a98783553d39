package io.andal.catalog.document;

import io.andal.signal.http.AccessChecks;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks what one type of CatalogSource wants and others don't. Stateless. */
final class TypeChecks {
  private TypeChecks() {}

  static List<Problem> problems(Document document, CatalogType type) {
    return switch (type) {
      case SWAGGER_HUB -> needs(document, type, "owners", "an organization's or a user's name");
      case POSTMAN -> key(document, type, "apiKey", "an API key of Postman");
      case APIGEE -> List.of();
      case APIGEE_HUB -> needs(document, type, "project", "the id of a Google Cloud project");
      case BACKSTAGE, GIT, KUBERNETES -> oneOf(document, type, "connection/url", "folder");
      case FOLDER -> needs(document, type, "folder", "the path of a folder");
      case URL -> urls(document, type);
    };
  }

  private static List<Problem> key(
      Document document, CatalogType type, String field, String example) {
    return needs(document, type, "connection/" + field, example + ", by reference");
  }

  private static List<Problem> needs(
      Document document, CatalogType type, String field, String example) {
    if (!document.at("/spec/" + field).isMissingNode()) {
      return List.of();
    }
    return List.of(
        document.error(
            "/spec",
            "catalog-field",
            "A catalog of type %s needs \"%s\"".formatted(type.spelling(), dotted(field)),
            "Add it: " + example));
  }

  private static List<Problem> oneOf(
      Document document, CatalogType type, String first, String second) {
    long given =
        Stream.of(first, second)
            .filter(field -> !document.at("/spec/" + field).isMissingNode())
            .count();
    if (given == 1) {
      return List.of();
    }
    return List.of(
        document.error(
            "/spec",
            "catalog-field",
            "A catalog of type %s has %s"
                .formatted(type.spelling(), given == 0 ? "no place" : "two"),
            "Write either \"%s\" or \"%s\"".formatted(dotted(first), dotted(second))));
  }

  private static List<Problem> urls(Document document, CatalogType type) {
    List<Problem> problems =
        new ArrayList<>(needs(document, type, "urls", "addresses of API descriptions"));
    for (int i = 0; i < document.at("/spec/urls").size(); i++) {
      String at = "/spec/urls/" + i;
      String problem = AccessChecks.addressProblem("url", document.at(at).asString(""), true);
      if (!problem.isEmpty()) {
        problems.add(
            document.error(
                at,
                "source-url",
                problem,
                "Write an address such as https://pumps.example/openapi.yaml"));
      }
    }
    return problems;
  }

  private static String dotted(String field) {
    return field.replace('/', '.');
  }
}
