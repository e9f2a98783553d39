package io.andal.signal.thanos;

import io.andal.signal.MinuteRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One store that Thanos Query asks, as {@code /api/v1/stores} lists it.
 *
 * @param name its address
 * @param component what it is: {@code sidecar}, {@code store}, {@code receive}
 * @param labelSets the external labels of what it holds
 * @param from when its data begins, in ms since epoch
 * @param to when its data ends, in ms since epoch
 * @param error why Thanos can't ask it; empty if it can
 */
record Store(
    String name,
    String component,
    List<Map<String, String>> labelSets,
    long from,
    long to,
    String error) {
  private static final long MINUTE = 60_000;

  Store {
    labelSets = List.copyOf(labelSets);
  }

  /** All stores of an answer, also those that can't be asked. */
  static List<Store> all(JsonNode answer) {
    List<Store> stores = new ArrayList<>();
    for (Map.Entry<String, JsonNode> component : answer.path("data").properties()) {
      component.getValue().forEach(store -> stores.add(of(component.getKey(), store)));
    }
    return stores;
  }

  private static Store of(String component, JsonNode store) {
    List<Map<String, String>> labelSets = new ArrayList<>();
    for (JsonNode set : store.path("labelSets")) {
      Map<String, String> labels = new HashMap<>();
      set.properties().forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
      labelSets.add(Map.copyOf(labels));
    }
    return new Store(
        store.path("name").asString(""),
        component,
        labelSets,
        store.path("minTime").asLong(Long.MIN_VALUE),
        store.path("maxTime").asLong(Long.MAX_VALUE),
        error(store.path("lastError")));
  }

  private static String error(JsonNode error) {
    if (error.isObject()) {
      return error.isEmpty() ? "" : "it failed";
    }
    return error.asString("");
  }

  boolean answers() {
    return error.isEmpty();
  }

  /** Whether it may hold samples of a range. */
  boolean covers(MinuteRange range) {
    return from < range.to() * MINUTE && to >= range.from() * MINUTE;
  }

  /**
   * What stays the same when it moves to another address: its component and external labels, or its
   * address if it has none.
   */
  String identity() {
    return labelSets.isEmpty()
        ? component + " " + name
        : component
            + " "
            + labelSets.stream().map(set -> new TreeMap<>(set).toString()).sorted().toList();
  }
}
