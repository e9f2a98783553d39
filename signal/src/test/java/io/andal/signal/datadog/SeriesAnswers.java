package io.andal.signal.datadog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a played Datadog writes series, in both versions of the API. */
final class SeriesAnswers {
  private SeriesAnswers() {}

  static String answer(FakeSeries series, FakeDatadog.Seen seen, String remark) {
    return seen.path().equals("/api/v1/query") ? first(series, seen) : second(series, seen, remark);
  }

  private static String second(FakeSeries series, FakeDatadog.Seen seen, String remark) {
    JsonNode data = FakeDatadog.MAPPER.readTree(seen.body()).path("data");
    if (!data.path("type").asString("").equals("timeseries_request")) {
      throw new IllegalArgumentException(
          "API input validation failed: Invalid type. Expected \"timeseries_request\".");
    }
    JsonNode asked = data.path("attributes");
    long from = asked.path("from").asLong() / 1_000;
    long to = asked.path("to").asLong() / 1_000;
    long interval = Math.max(1, asked.path("interval").asLong(60_000) / 1_000);
    Map<String, String> queries = new HashMap<>();
    for (JsonNode query : asked.path("queries")) {
      queries.put(query.path("name").asString("a"), query.path("query").asString(""));
    }
    List<List<FakeSeries.Found>> outputs = new ArrayList<>();
    for (JsonNode formula : asked.path("formulas")) {
      String name = formula.path("formula").asString("");
      if (!queries.containsKey(name)) {
        throw new IllegalArgumentException("Unknown query in formula: " + name);
      }
      outputs.add(series.query(queries.get(name), from, to, interval));
    }
    NavigableSet<Long> times = new TreeSet<>();
    outputs.forEach(found -> found.forEach(one -> times.addAll(one.values().keySet())));
    ObjectNode root = FakeDatadog.MAPPER.createObjectNode();
    if (!remark.isEmpty()) {
      root.put("errors", remark);
    }
    ObjectNode attributes =
        root.putObject("data")
            .put("id", "0")
            .put("type", "timeseries_response")
            .putObject("attributes");
    ArrayNode seriesNode = attributes.putArray("series");
    ArrayNode timesNode = attributes.putArray("times");
    ArrayNode valuesNode = attributes.putArray("values");
    times.forEach(time -> timesNode.add(time * 1_000));
    for (int i = 0; i < outputs.size(); i++) {
      for (FakeSeries.Found one : outputs.get(i)) {
        ObjectNode head = seriesNode.addObject();
        head.set("group_tags", FakeDatadog.MAPPER.valueToTree(one.groups()));
        head.put("query_index", i).putNull("unit");
        ArrayNode row = valuesNode.addArray();
        for (long time : times) {
          Double value = one.values().get(time);
          if (value == null) {
            row.addNull();
          } else {
            row.add(value);
          }
        }
      }
    }
    return FakeDatadog.MAPPER.writeValueAsString(root);
  }

  private static String first(FakeSeries series, FakeDatadog.Seen seen) {
    long from = Long.parseLong(seen.parameters().getOrDefault("from", ""));
    long to = Long.parseLong(seen.parameters().getOrDefault("to", ""));
    long interval = to - from <= 3_600 ? 20 : to - from <= 4 * 3_600 ? 60 : 300;
    ObjectNode root = FakeDatadog.MAPPER.createObjectNode();
    root.put("status", "ok").put("res_type", "time_series");
    root.put("from_date", from * 1_000).put("to_date", to * 1_000);
    ArrayNode all = root.putArray("series");
    int index = 0;
    for (String query : seen.parameters().getOrDefault("query", "").split(",(?![^({]*[)}])", -1)) {
      for (FakeSeries.Found one : series.query(query, from, to, interval)) {
        ObjectNode node = all.addObject();
        node.put("interval", one.seconds()).put("query_index", index).put("expression", query);
        node.set("tag_set", FakeDatadog.MAPPER.valueToTree(one.groups()));
        ArrayNode points = node.putArray("pointlist");
        one.values()
            .forEach((start, value) -> points.addArray().add((double) (start * 1_000)).add(value));
      }
      index++;
    }
    return FakeDatadog.MAPPER.writeValueAsString(root);
  }
}
