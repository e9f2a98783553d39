package io.andal.signal;

import io.andal.signal.thanos.ExpectedStore;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
                  + "; a Mimir or VictoriaMetrics is read as Prometheus"));
    }
    List<Problem> problems = new ArrayList<>();
    foreignDetails(document, type.get(), problems);
    if (type.get().has("basicAuth")) {
      SourceAccess.check(document, type.get(), problems);
    } else if (type.get().has("tls")) {
      SourceAccess.authorities(document, problems);
    }
    if (type.get().has("stores")) {
      stores(document, problems);
    }
    if (type.get() == SourceType.GRAFANA) {
      problems.addAll(GrafanaDetails.problems(document));
    }
    if (type.get() == SourceType.CLOUDWATCH) {
      problems.addAll(CloudWatchDetails.problems(document));
    }
    if (!document.at(DETAILS + "/remoteWrite").isMissingNode()) {
      problems.addAll(RemoteWriteDetails.problems(document));
    }
    if (type.get() == SourceType.GOOGLE_CLOUD) {
      problems.addAll(GoogleCloudDetails.problems(document));
    }
    if (type.get() == SourceType.DATADOG) {
      problems.addAll(DatadogDetails.problems(document));
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

  private static void stores(Document document, List<Problem> problems) {
    int index = 0;
    for (JsonNode store : document.at(DETAILS + "/stores")) {
      try {
        ExpectedStore.parse(store.asString(""));
      } catch (SelectorException e) {
        problems.add(
            document.error(
                DETAILS + "/stores/" + index,
                "source-stores",
                "This is no store: " + e.getMessage(),
                "Write its address (store-0:10901) or its external labels ({cluster=\"eu\"})"));
      }
      index++;
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
