package io.andal.signal.grafana;

import io.andal.signal.MinuteRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups of queries that one request asks; a group, which one SLI needs, is never parted. */
record Batch(List<Set<Batch.Wanted>> groups) {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long MINUTE = 60_000;
  private static final int MOST_QUERIES = 40;
  private static final long MOST_POINTS = 200_000;

  Batch {
    groups = List.copyOf(groups);
  }

  /**
   * A query.
   *
   * @param counts whether its values are counts
   */
  record Wanted(FrameQuery query, Connected connected, boolean counts) {}

  /** As few requests as possible, one data source (or one set of them) in each. */
  static List<Batch> fill(List<Set<Wanted>> groups, long minutes) {
    long capacity = Math.clamp(MOST_POINTS / Math.max(1, minutes), 1, MOST_QUERIES);
    Map<Set<String>, List<Set<Wanted>>> together = new LinkedHashMap<>();
    for (Set<Wanted> group : new LinkedHashSet<>(groups)) {
      Set<String> sources = new LinkedHashSet<>();
      group.forEach(wanted -> sources.add(wanted.connected().uid()));
      together.computeIfAbsent(sources, _ -> new ArrayList<>()).add(group);
    }
    List<Batch> batches = new ArrayList<>();
    for (List<Set<Wanted>> all : together.values()) {
      List<Set<Wanted>> filling = new ArrayList<>();
      for (Set<Wanted> group : all) {
        filling.add(group);
        if (new Batch(filling).queries().size() > capacity && filling.size() > 1) {
          batches.add(new Batch(filling.subList(0, filling.size() - 1)));
          filling = new ArrayList<>(List.of(group));
        }
      }
      batches.add(new Batch(filling));
    }
    return batches;
  }

  /** Each query once. */
  Set<Wanted> queries() {
    Set<Wanted> queries = new LinkedHashSet<>();
    groups.forEach(queries::addAll);
    return queries;
  }

  /** By its refId. */
  Map<String, Wanted> byReference() {
    Map<String, Wanted> byReference = new LinkedHashMap<>();
    for (Wanted wanted : queries()) {
      byReference.put("Q" + byReference.size(), wanted);
    }
    return byReference;
  }

  /**
   * The body of {@code POST /api/ds/query}. Without {@code intervalMs} and {@code maxDataPoints}
   * Grafana makes a hundred points of any range.
   *
   * @param step ms that the range is widened to whole multiples of
   */
  ObjectNode request(MinuteRange range, long step) {
    long from = Math.floorDiv(range.from() * MINUTE, step) * step;
    long to = -Math.floorDiv(-range.to() * MINUTE, step) * step;
    ObjectNode request = MAPPER.createObjectNode();
    request.put("from", String.valueOf(from));
    request.put("to", String.valueOf(to));
    ArrayNode queries = request.putArray("queries");
    byReference()
        .forEach(
            (reference, wanted) -> {
              ObjectNode query = queries.addObject();
              query.setAll((ObjectNode) wanted.query().model().deepCopy());
              query.put("refId", reference);
              ObjectNode source = query.putObject("datasource");
              source.put("uid", wanted.connected().uid());
              if (wanted.connected().known()) {
                source.put("type", wanted.connected().type());
              }
              query.put("intervalMs", MINUTE);
              query.put("maxDataPoints", (to - from) / MINUTE);
            });
    return request;
  }
}
