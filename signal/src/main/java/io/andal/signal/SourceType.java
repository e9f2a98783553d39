package io.andal.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of DataSource that Andal can read, and the connection details that each has. */
enum SourceType {
  PROMETHEUS("Prometheus", Details.PROMQL),
  THANOS("Thanos", Details.with(Details.PROMQL, "replicaLabels", "stores")),
  GRAFANA(
      "Grafana",
      Set.of(
          "url",
          "token",
          "basicAuth",
          "tls",
          "orgId",
          "datasource",
          "publish",
          "delay",
          "overlap",
          "chunk",
          "maxRequestsPerMinute",
          "maxConcurrentQueries",
          "timeout",
          "allowPrivateMetadataAddresses")),
  CLOUDWATCH(
      "CloudWatch",
      Set.of(
          "region",
          "tls",
          "url",
          "accessKeyId",
          "secretAccessKey",
          "sessionToken",
          "profile",
          "assumeRole",
          "allowCredentialEndpoints",
          "maxRequestsPerMinute",
          "maxConcurrentQueries",
          "delay",
          "overlap",
          "chunk",
          "timeout")),
  GOOGLE_CLOUD(
      "GoogleCloud",
      Set.of(
          "project",
          "tls",
          "url",
          "credentials",
          "quotaProject",
          "allowCredentialEndpoints",
          "maxRequestsPerMinute",
          "maxConcurrentQueries",
          "delay",
          "overlap",
          "chunk",
          "timeout")),
  DATADOG(
      "Datadog",
      Set.of(
          "site",
          "tls",
          "url",
          "apiKey",
          "applicationKey",
          "bearerToken",
          "api",
          "maxRequestsPerMinute",
          "maxConcurrentQueries",
          "delay",
          "overlap",
          "chunk",
          "timeout")),
  OTLP("OTLP", Set.of("delay", "retention")),
  REMOTE_WRITE("RemoteWrite", Set.of("delay", "retention"));

  private final String spelling;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of only
  private final Set<String> details;

  SourceType(String spelling, Set<String> details) {
    this.spelling = spelling;
    this.details = details;
  }

  /** As documents write it; case doesn't matter, for OpenSLO leaves it open. */
  static Optional<SourceType> named(String text) {
    return Arrays.stream(values()).filter(type -> type.spelling.equalsIgnoreCase(text)).findFirst();
  }

  static String unknown(String text) {
    return "Andal can't read sources of type \"" + text + "\"";
  }

  static String all() {
    List<String> all = Arrays.stream(values()).map(SourceType::spelling).toList();
    return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }

  String spelling() {
    return spelling;
  }

  boolean has(String detail) {
    return details.contains(detail);
  }

  List<String> details() {
    return details.stream().sorted().toList();
  }

  /** Constants of an enum can't read its own fields. */
  private static final class Details {
    static final Set<String> PROMQL =
        Set.of(
            "url",
            "basicAuth",
            "bearerToken",
            "oauth2",
            "google",
            "sigv4",
            "tls",
            "tenant",
            "remoteWrite",
            "delay",
            "overlap",
            "chunk",
            "maxRequestsPerMinute",
            "maxConcurrentQueries",
            "timeout",
            "allowPrivateMetadataAddresses");

    static Set<String> with(Set<String> some, String... more) {
      return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
  }
}
