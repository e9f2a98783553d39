package io.andal.alert.document;

import io.andal.alert.route.Span;
import io.andal.alert.route.TimeInterval;
import io.andal.alert.route.TimeIntervalReader;
import io.andal.workspace.Document;
import io.andal.workspace.Problem;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads named times of a document. */
record TimesReader(Document document, List<Problem> problems) {

  Map<String, List<TimeInterval>> read(JsonNode list, String pointer) {
    Map<String, List<TimeInterval>> times = new LinkedHashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String there = pointer + "/" + i;
      String name = list.get(i).path("name").asString("");
      if (times.containsKey(name)) {
        wrong(there + "/name", "there are two times named '" + name + "'");
      }
      times.put(
          name, intervals(list.get(i).path("intervals"), there + "/intervals", ZoneOffset.UTC));
    }
    return times;
  }

  /**
   * @param otherwise the zone of those that name none
   */
  List<TimeInterval> intervals(JsonNode list, String pointer, ZoneId otherwise) {
    List<TimeInterval> intervals = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      intervals.add(interval(list.get(i), pointer + "/" + i, otherwise));
    }
    return intervals;
  }

  private TimeInterval interval(JsonNode node, String pointer, ZoneId otherwise) {
    List<Span> minutes = new ArrayList<>();
    JsonNode times = node.path("times");
    for (int i = 0; i < times.size(); i++) {
      JsonNode time = times.get(i);
      try {
        minutes.addAll(
            TimeIntervalReader.minutes(
                time.path("from").asString(""), time.path("to").asString("")));
      } catch (IllegalArgumentException e) {
        wrong(pointer + "/times/" + i, String.valueOf(e.getMessage()));
      }
    }
    return new TimeInterval(
        minutes,
        spans(node, "weekdays", pointer, TimeIntervalReader::weekdays),
        spans(node, "daysOfMonth", pointer, TimeIntervalReader::daysOfMonth),
        spans(node, "months", pointer, TimeIntervalReader::months),
        spans(node, "years", pointer, TimeIntervalReader::years),
        node.has("zone") ? zone(node, pointer) : otherwise);
  }

  private List<Span> spans(
      JsonNode node, String field, String pointer, Function<String, Span> reader) {
    List<Span> spans = new ArrayList<>();
    JsonNode list = node.path(field);
    for (int i = 0; i < list.size(); i++) {
      try {
        spans.add(reader.apply(list.get(i).asString("")));
      } catch (IllegalArgumentException e) {
        wrong(pointer + "/" + field + "/" + i, String.valueOf(e.getMessage()));
      }
    }
    return spans;
  }

  ZoneId zone(JsonNode node, String pointer) {
    try {
      return TimeIntervalReader.zone(node.path("zone").asString(""));
    } catch (IllegalArgumentException e) {
      wrong(pointer + "/zone", String.valueOf(e.getMessage()));
      return ZoneOffset.UTC;
    }
  }

  private void wrong(String pointer, String message) {
    problems.add(
        document.error(
            pointer,
            "time",
            message,
            "See docs/how-to/route-alerts.md for how times are written."));
  }
}
