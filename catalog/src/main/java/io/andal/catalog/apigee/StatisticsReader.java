package io.andal.catalog.apigee;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads when each proxy last had traffic. Values come in two forms: as texts ({@code ["39.0"]}),
 * which are sums over the whole range, and as {@code {"timestamp", "value"}}, one for each unit of
 * time. Stateless.
 */
final class StatisticsReader {
  private StatisticsReader() {}

  /**
   * The latest time with traffic, by proxy; no entry for one without.
   *
   * @param end of the range that was asked for, which counts where values have no times
   */
  static Map<String, Instant> lastTraffic(JsonNode answer, Instant end) {
    Map<String, Instant> last = new HashMap<>();
    for (JsonNode environment : answer.path("environments")) {
      for (JsonNode dimension : environment.path("dimensions")) {
        String proxy = dimension.path("name").asString("");
        for (JsonNode metric : dimension.path("metrics")) {
          for (JsonNode value : metric.path("values")) {
            Instant at = traffic(value, end);
            if (at != null) {
              last.merge(proxy, at, (one, other) -> one.isAfter(other) ? one : other);
            }
          }
        }
      }
    }
    return last;
  }

  private static @Nullable Instant traffic(JsonNode value, Instant end) {
    JsonNode number = value.isObject() ? value.path("value") : value;
    if (count(number.asString("")) <= 0) {
      return null;
    }
    long millis = value.path("timestamp").asLong(0);
    return value.isObject() && millis > 0 ? Instant.ofEpochMilli(millis) : end;
  }

  private static double count(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
