package io.andal.traffic.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of TrafficSource. */
public enum TrafficSourceType {
  ACCESS_LOG("AccessLog"),
  OPEN_TELEMETRY("OpenTelemetry"),
  HAR("HAR");

  /** Those that every type has. */
  static final List<String> SHARED = List.of("type", "api", "hosts", "ignore");

  private final String spelling;

  TrafficSourceType(String spelling) {
    this.spelling = spelling;
  }

  /** As documents write it. */
  public String spelling() {
    return spelling;
  }

  /** Those that only this type has. */
  List<String> fields() {
    return switch (this) {
      case ACCESS_LOG ->
          List.of(
              "format",
              "pattern",
              "fields",
              "path",
              "start",
              "push",
              "trustForwardedHost",
              "timeZone");
      case OPEN_TELEMETRY -> List.of("services");
      case HAR -> List.of("path", "push");
    };
  }

  boolean has(String field) {
    return SHARED.contains(field) || fields().contains(field);
  }

  static Optional<TrafficSourceType> named(String spelling) {
    return Arrays.stream(values()).filter(type -> type.spelling.equals(spelling)).findFirst();
  }
}
