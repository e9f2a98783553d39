package io.andal.signal;

import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import io.andal.workspace.SecretReference;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * OpenSLO's DataSource, which is the same in two of its versions.
 *
 * @param written whether new documents are written in this version
 */
record DataSourceKind(String apiVersion, boolean written) implements Kind {
  private static final String DETAILS = "/spec/connectionDetails";

  @Override
  public String name() {
    return "DataSource";
  }

  @Override
  public String schema() {
    return "/io/andal/signal/schema/DataSource.json";
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    String text = document.at("/spec/type").asString("");
    Optional<SourceType> type = SourceType.named(text);
    if (type.isEmpty()) {
      return List.of(
          document.error(
              "/spec/type",
              "source-type",
              SourceType.unknown(text),
              "It reads "
                  + SourceType.all()
                  + "; a Thanos, Mimir or VictoriaMetrics is read as"
                  + " Prometheus"));
    }
    List<Problem> problems = new ArrayList<>();
    foreignDetails(document, type.get(), problems);
    if (type.get() == SourceType.PROMETHEUS) {
      address(document, problems);
      authentication(document, problems);
    }
    if (type.get() == SourceType.CLOUDWATCH) {
      problems.addAll(CloudWatchDetails.problems(document));
    }
    for (String field : List.of("delay", "overlap", "chunk", "timeout", "retention")) {
      duration(document, field, problems);
    }
    return problems;
  }

  private static void foreignDetails(Document document, SourceType type, List<Problem> problems) {
    for (String field : document.at(DETAILS).propertyNames()) {
      if (!type.has(field)) {
        problems.add(
            document.error(
                DETAILS + "/" + field,
                "source-details",
                "A source of type %s has no \"%s\"".formatted(type.spelling(), field),
                "It has " + String.join(", ", type.details())));
      }
    }
  }

  private static void address(Document document, List<Problem> problems) {
    JsonNode node = document.at(DETAILS + "/url");
    if (node.isMissingNode()) {
      problems.add(
          document.error(
              DETAILS,
              "source-url",
              "A source of type Prometheus has no \"url\"",
              "Add one, such as http://localhost:9090"));
      return;
    }
    String problem = addressProblem(node.asString(""));
    if (!problem.isEmpty()) {
      problems.add(
          document.error(
              DETAILS + "/url",
              "source-url",
              problem,
              "Write the address up to before /api/v1, such as http://localhost:9090"));
    }
  }

  /** What is wrong with an address; the address itself isn't repeated, for it may hold secrets. */
  static String addressProblem(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      return "The url can't be read: " + e.getReason();
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return "The url doesn't start with http:// or https://";
    }
    if (url.getRawUserInfo() != null) {
      return "The url holds credentials, which belong into basicAuth as references";
    }
    if (url.getHost() == null) {
      return "The url names no host";
    }
    return url.getRawQuery() != null || url.getRawFragment() != null
        ? "The url has a query or a fragment"
        : "";
  }

  private static void authentication(Document document, List<Problem> problems) {
    secret(document, DETAILS + "/basicAuth/password", problems);
    secret(document, DETAILS + "/bearerToken", problems);
    if (!document.at(DETAILS + "/basicAuth").isMissingNode()
        && !document.at(DETAILS + "/bearerToken").isMissingNode()) {
      problems.add(
          document.error(
              DETAILS + "/bearerToken",
              "source-authentication",
              "Both basicAuth and bearerToken are given",
              "Keep the one that the server expects"));
    }
  }

  private static void secret(Document document, String pointer, List<Problem> problems) {
    JsonNode node = document.at(pointer);
    if (!node.isMissingNode() && !SecretReference.isReference(node.asString(""))) {
      problems.add(
          document.error(
              pointer,
              "secret-in-document",
              "A secret stands in the document itself",
              "Write ${env:NAME} or ${file:PATH}, and replace the secret that was shown"));
    }
  }

  private static void duration(Document document, String field, List<Problem> problems) {
    JsonNode node = document.at(DETAILS + "/" + field);
    if (node.isMissingNode()) {
      return;
    }
    Optional<Duration> duration = Durations.parse(node.asString(""));
    String range =
        switch (field) {
          case "delay" -> outside(duration, Duration.ZERO, Duration.ofDays(1), "0s", "1d");
          case "overlap" -> outside(duration, Duration.ZERO, Duration.ofDays(2), "0s", "2d");
          case "chunk" -> outside(duration, Duration.ofMinutes(1), Duration.ofDays(7), "1m", "7d");
          case "timeout" ->
              outside(duration, Duration.ofSeconds(1), Duration.ofMinutes(10), "1s", "10m");
          default -> outside(duration, Duration.ofHours(1), Duration.ofDays(3650), "1h", "3650d");
        };
    if (!range.isEmpty()) {
      problems.add(
          document.error(
              DETAILS + "/" + field,
              "source-duration",
              "\"%s\" is no %s that can be used".formatted(node.asString(""), field),
              range));
    }
  }

  private static String outside(
      Optional<Duration> duration, Duration least, Duration most, String from, String to) {
    boolean fits =
        duration.isPresent()
            && duration.get().compareTo(least) >= 0
            && duration.get().compareTo(most) <= 0;
    return fits ? "" : "Write a duration from %s to %s, such as 60s or 5m".formatted(from, to);
  }
}
