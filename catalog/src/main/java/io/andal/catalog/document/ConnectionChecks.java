package io.andal.catalog.document;

import io.andal.signal.Durations;
import io.andal.signal.http.AccessChecks;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks how a CatalogSource says where a system is and who asks it. Stateless. */
final class ConnectionChecks {
  private static final String AT = "/spec/connection";

  private ConnectionChecks() {}

  static void check(Document document, CatalogType type, List<Problem> problems) {
    if (type.connects("url")) {
      address(document, problems);
    }
    problems.addAll(
        SecretReference.problems(
            document,
            AT + "/apiKey",
            AT + "/bearerToken",
            AT + "/basicAuth/password",
            AT + "/google/credentials",
            AT + "/tls/key"));
    oneOf(document, problems);
    AccessChecks.tls(document, AT, problems);
    timeout(document, problems);
  }

  private static void address(Document document, List<Problem> problems) {
    String url = document.at(AT + "/url").asString("");
    String problem = url.isEmpty() ? "" : AccessChecks.addressProblem("url", url, false);
    if (!problem.isEmpty()) {
      problems.add(
          document.error(
              AT + "/url",
              "source-url",
              problem,
              "Write the address as its page in the documentation shows it, without credentials"));
    }
  }

  private static void oneOf(Document document, List<Problem> problems) {
    List<String> given =
        Stream.of("apiKey", "bearerToken", "basicAuth", "google")
            .filter(field -> !document.at(AT + "/" + field).isMissingNode())
            .toList();
    if (given.size() > 1) {
      problems.add(
          document.error(
              AT + "/" + given.getLast(),
              "source-authentication",
              (given.size() == 2 ? "Both " : "") + String.join(" and ", given) + " are given",
              "Keep the one that the server expects"));
    }
  }

  private static void timeout(Document document, List<Problem> problems) {
    String text = document.at(AT + "/timeout").asString("");
    Optional<Duration> time = Durations.parse(text);
    boolean usable =
        time.filter(t -> t.toSeconds() >= 1 && t.compareTo(Duration.ofMinutes(10)) <= 0)
            .isPresent();
    if (!text.isEmpty() && !usable) {
      problems.add(
          document.error(
              AT + "/timeout",
              "source-duration",
              "\"%s\" is no timeout that can be used".formatted(text),
              "Write 1s to 10m"));
    }
  }
}
