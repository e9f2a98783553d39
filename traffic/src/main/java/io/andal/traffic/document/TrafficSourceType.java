package io.andal.traffic.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of TrafficSource, and which fields of a document only they have. */
public enum TrafficSourceType {
  ACCESS_LOG(
      "AccessLog",
      List.of("format", "pattern", "fields", "path", "start", "push", "trustForwardedHost", "timeZone")),
  OPEN_TELEMETRY("OpenTelemetry", List.of("services")),
  HAR("HAR", List.of("path", "push"));

  /** Those that every type has. */
  static final List<String> SHARED = List.of("type", "api", "hosts", "ignore");

  private final String spelling;
  private final List<String> fields;

  TrafficSourceType(String spelling, List<String> fields) {
    this.spelling = spelling;
    this.fields = fields;
  }

  /** As documents write it. */
  public String spelling() {
    return spelling;
  }

  List<String> fields() {
    return fields;
  }

  boolean has(String field) {
    return SHARED.contains(field) || fields.contains(field);
  }

  static Optional<TrafficSourceType> named(String spelling) {
    return Arrays.stream(values()).filter(type -> type.spelling.equals(spelling)).findFirst();
  }
}
