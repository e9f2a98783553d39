package io.andal.signal.grafana;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A data frame as Grafana sends it: columns, of which one has times.
 *
 * @param times in ms since epoch; empty if no column has times
 * @param interval of a point in ms, if the frame says it
 * @param notices what the plugin remarked, those that say that something is wrong
 */
record Frame(
    boolean hasTimes,
    long[] times,
    List<Column> columns,
    OptionalLong interval,
    List<String> notices) {

  /**
   * Numbers.
   *
   * @param values NaN where there is none
   */
  record Column(String name, Map<String, String> labels, double[] values) {

    /** What tells series apart. */
    String identity() {
      return name + labels;
    }
  }

  /**
   * Reads a frame.
   *
   * @throws IllegalArgumentException if it isn't one
   */
  static Frame of(JsonNode json) {
    JsonNode fields = json.at("/schema/fields");
    JsonNode values = json.at("/data/values");
    int columns = fields.size();
    if (values.size() != columns && !values.isEmpty()) {
      throw new IllegalArgumentException(
          "a frame has %d fields and %d columns".formatted(columns, values.size()));
    }
    int time = -1;
    for (int i = 0; i < columns && time < 0; i++) {
      time = fields.get(i).path("type").asString("").equals("time") ? i : -1;
    }
    JsonNode stamps = time < 0 || values.isEmpty() ? values.path(-1) : values.get(time);
    List<Column> numbers = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      if (fields.get(i).path("type").asString("").equals("number")) {
        JsonNode cells = values.isEmpty() ? values : values.get(i);
        if (time >= 0 && cells.size() != stamps.size()) {
          throw new IllegalArgumentException(
              "%d times and %d values".formatted(stamps.size(), cells.size()));
        }
        numbers.add(column(fields.get(i), cells, json.at("/data/entities").path(i)));
      }
    }
    long interval = time < 0 ? 0 : fields.get(time).at("/config/interval").asLong(0);
    return new Frame(
        time >= 0,
        time < 0 ? new long[0] : times(stamps),
        List.copyOf(numbers),
        interval > 0 ? OptionalLong.of(interval) : OptionalLong.empty(),
        notices(json.at("/schema/meta/notices")));
  }

  /** Times without a value are told from others by lying far outside of every range. */
  private static long[] times(JsonNode cells) {
    long[] times = new long[cells.size()];
    for (int i = 0; i < times.length; i++) {
      times[i] = cells.get(i).isNumber() ? (long) cells.get(i).asDouble() : Long.MIN_VALUE / 4;
    }
    return times;
  }

  private static Column column(JsonNode field, JsonNode cells, JsonNode entities) {
    double[] values = new double[cells.size()];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < values.length; i++) {
      if (cells.get(i).isNumber()) {
        values[i] = cells.get(i).asDouble();
      }
    }
    mark(values, entities.path("Inf"), Double.POSITIVE_INFINITY);
    mark(values, entities.path("NegInf"), Double.NEGATIVE_INFINITY);
    mark(values, entities.path("NaN"), Double.NaN);
    Map<String, String> labels = new TreeMap<>();
    field
        .path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return new Column(field.path("name").asString(""), labels, values);
  }

  /** JSON has no such numbers: they stand beside the values, by their places. */
  private static void mark(double[] values, JsonNode places, double value) {
    for (JsonNode place : places) {
      int index = place.asInt(-1);
      if (index < 0 || index >= values.length) {
        throw new IllegalArgumentException("a value beside the others has no place among them");
      }
      values[index] = value;
    }
  }

  private static List<String> notices(JsonNode notices) {
    List<String> texts = new ArrayList<>();
    for (JsonNode notice : notices) {
      String severity = notice.path("severity").asString("");
      if (severity.equals("warning") || severity.equals("error")) {
        texts.add(notice.path("text").asString(""));
      }
    }
    return List.copyOf(texts);
  }
}
