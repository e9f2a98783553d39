package io.andal.signal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of DataSource that Andal can read, and the connection details that each has. */
enum SourceType {
  PROMETHEUS(
      "Prometheus",
      Set.of(
          "url",
          "basicAuth",
          "bearerToken",
          "tenant",
          "delay",
          "overlap",
          "chunk",
          "maxConcurrentQueries",
          "timeout",
          "allowPrivateMetadataAddresses")),
  OTLP("OTLP", Set.of("delay", "retention")),
  CLOUDWATCH(
      "CloudWatch",
      Set.of(
          "region",
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
          "timeout"));

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
    List<String> names = Arrays.stream(values()).map(SourceType::spelling).toList();
    return names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "))
        + " and "
        + names.getLast();
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
}
