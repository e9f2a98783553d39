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
      Details.with(
          Details.ASKED,
          "token",
          "basicAuth",
          "orgId",
          "datasource",
          "publish",
          "allowPrivateMetadataAddresses")),
  CLOUDWATCH(
      "CloudWatch",
      Details.with(
          Details.ASKED,
          "region",
          "accessKeyId",
          "secretAccessKey",
          "sessionToken",
          "profile",
          "assumeRole",
          "allowCredentialEndpoints")),
  GOOGLE_CLOUD(
      "GoogleCloud",
      Details.with(
          Details.ASKED, "project", "credentials", "quotaProject", "allowCredentialEndpoints")),
  DATADOG(
      "Datadog",
      Details.with(Details.ASKED, "site", "apiKey", "applicationKey", "bearerToken", "api")),
  OTLP("OTLP", Set.of("delay", "retention")),
  REMOTE_WRITE("RemoteWrite", Set.of("delay", "retention")),
  TRAFFIC("Traffic", Set.of("delay")),
  FLEET("Fleet", Set.of("delay"));

  private final String spelling;

  @SuppressWarnings("ImmutableEnumChecker") // made unmodifiable below
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
    /** Of all that are asked over HTTP. */
    static final Set<String> ASKED =
        Set.of(
            "url",
            "tls",
            "delay",
            "overlap",
            "chunk",
            "maxRequestsPerMinute",
            "maxConcurrentQueries",
            "timeout");

    static final Set<String> PROMQL =
        with(
            ASKED,
            "basicAuth",
            "bearerToken",
            "oauth2",
            "google",
            "sigv4",
            "tenant",
            "remoteWrite",
            "allowPrivateMetadataAddresses");

    static Set<String> with(Set<String> some, String... more) {
      return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }
  }
}
