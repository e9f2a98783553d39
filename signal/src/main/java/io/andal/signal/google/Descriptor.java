package io.andal.signal.google;

import io.andal.signal.Durations;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What Google says of a metric.
 *
 * @param minutes how far apart its points are, at least 1
 */
record Descriptor(Kind kind, String valueType, int minutes) {

  /** What a point says. */
  enum Kind {
    /** A value at a time. */
    GAUGE,
    /** What happened since the point before. */
    DELTA,
    /** What happened since a start that stays the same. */
    CUMULATIVE,
    OTHER
  }

  static Descriptor of(JsonNode json) {
    Kind kind =
        switch (json.path("metricKind").asString("").toUpperCase(Locale.ROOT)) {
          case "GAUGE" -> Kind.GAUGE;
          case "DELTA" -> Kind.DELTA;
          case "CUMULATIVE" -> Kind.CUMULATIVE;
          default -> Kind.OTHER;
        };
    long seconds =
        Durations.parse(json.at("/metadata/samplePeriod").asString(""))
            .map(java.time.Duration::toSeconds)
            .orElse(60L);
    return new Descriptor(
        kind, json.path("valueType").asString(""), Math.clamp((seconds + 59) / 60, 1, 24 * 60));
  }

  boolean isDistribution() {
    return valueType.equals("DISTRIBUTION");
  }
}
