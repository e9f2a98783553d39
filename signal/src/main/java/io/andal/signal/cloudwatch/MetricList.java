package io.andal.signal.cloudwatch;

import io.andal.signal.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks which metrics there are. Thread-safe. */
final class MetricList {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** A page has 500 metrics. */
  private static final int MOST_PAGES = 20;

  private final CloudWatchApi api;

  MetricList(CloudWatchApi api) {
    this.api = api;
  }

  /** The dimensions under which a metric was reported within three hours. */
  List<Map<String, String>> dimensions(String namespace, String metric)
      throws SourceException, InterruptedException {
    ObjectNode request = MAPPER.createObjectNode();
    request.put("Namespace", namespace);
    request.put("MetricName", metric);
    request.put("RecentlyActive", "PT3H");
    List<Map<String, String>> found = new ArrayList<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = api.listMetrics(request);
      for (JsonNode one : answer.path("Metrics")) {
        if (one.path("MetricName").asString("").equals(metric)) {
          found.add(dimensions(one));
        }
      }
      String next = answer.path("NextToken").asString("");
      if (next.isEmpty() || next.equals(request.path("NextToken").asString(""))) {
        break;
      }
      request.put("NextToken", next);
    }
    return found;
  }

  private static Map<String, String> dimensions(JsonNode metric) {
    Map<String, String> dimensions = new TreeMap<>();
    for (JsonNode dimension : metric.path("Dimensions")) {
      dimensions.put(dimension.path("Name").asString(""), dimension.path("Value").asString(""));
    }
    return dimensions;
  }
}
