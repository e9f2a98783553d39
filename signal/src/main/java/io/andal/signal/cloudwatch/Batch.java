package io.andal.signal.cloudwatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions that one request asks together, each by its Id: {@code q0}, {@code q1}, … */
record Batch(List<Question> questions) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What CloudWatch takes in one request, and how many values it answers with at once. */
  private static final long MOST_QUERIES = 500;

  private static final long MOST_POINTS = 100_000;

  /** Text in quotes stays; a word may be a metric's name. */
  private static final Pattern TOKEN = Pattern.compile("'[^']*'|\"[^\"]*\"|[A-Za-z_][A-Za-z0-9_]*");

  /**
   * Fills as few requests as possible.
   *
   * @param together questions whose answers belong to one SLI: never parted
   */
  static List<Batch> fill(List<Set<Question>> together, long pointsOfOne) {
    long capacity = Math.clamp(MOST_POINTS / Math.max(1, pointsOfOne), 1, MOST_QUERIES);
    List<Batch> batches = new ArrayList<>();
    Set<Question> filling = new LinkedHashSet<>();
    for (Set<Question> group : together) {
      Set<Question> more = new LinkedHashSet<>(filling);
      more.addAll(group);
      if (!filling.isEmpty() && queries(more) > capacity) {
        batches.add(new Batch(List.copyOf(filling)));
        filling = new LinkedHashSet<>(group);
      } else {
        filling = more;
      }
    }
    if (!filling.isEmpty()) {
      batches.add(new Batch(List.copyOf(filling)));
    }
    return batches;
  }

  private static long queries(Set<Question> questions) {
    return questions.stream().mapToLong(Question::queries).sum();
  }

  /** By its Id. */
  Map<String, Question> byId() {
    Map<String, Question> byId = new LinkedHashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      byId.put("q" + i, questions.get(i));
    }
    return byId;
  }

  /** The Ids that a question's answer comes under. */
  static List<String> answered(String id, Question question) {
    return switch (question) {
      case Question.Plain _, Question.Computed _ -> List.of(id);
      case Question.Added added ->
          IntStream.range(0, added.stats().size()).mapToObj(i -> part(id, i)).toList();
    };
  }

  private static String part(String id, int index) {
    return id + "_" + index;
  }

  ObjectNode request(Period period) {
    ObjectNode request = MAPPER.createObjectNode();
    request.put("StartTime", period.asked().from() * 60);
    request.put("EndTime", period.asked().to() * 60);
    request.put("ScanBy", "TimestampAscending");
    ArrayNode queries = request.putArray("MetricDataQueries");
    int seconds = period.minutes() * 60;
    byId()
        .forEach(
            (id, question) -> {
              switch (question) {
                case Question.Plain plain -> stat(queries, id, plain.stat(), seconds, true);
                case Question.Added added -> {
                  for (int i = 0; i < added.stats().size(); i++) {
                    stat(queries, part(id, i), added.stats().get(i), seconds, true);
                  }
                }
                case Question.Computed computed -> computed(queries, id, computed, seconds);
              }
            });
    return request;
  }

  private static void computed(
      ArrayNode queries, String id, Question.Computed computed, int seconds) {
    computed
        .metrics()
        .forEach((name, stat) -> stat(queries, id + "_" + name, stat, seconds, false));
    ObjectNode query = queries.addObject();
    query.put("Id", id);
    query.put("Expression", renamed(id, computed));
    query.put("Period", seconds);
    query.put("ReturnData", true);
  }

  /** Each expression keeps its own metrics, whatever others call theirs. */
  private static String renamed(String id, Question.Computed computed) {
    Matcher token = TOKEN.matcher(computed.expression());
    return token.replaceAll(
        found -> {
          String text = found.group();
          return Matcher.quoteReplacement(
              computed.metrics().containsKey(text) ? id + "_" + text : text);
        });
  }

  private static void stat(
      ArrayNode queries, String id, MetricStat stat, int seconds, boolean returned) {
    ObjectNode query = queries.addObject();
    query.put("Id", id);
    ObjectNode metricStat = query.putObject("MetricStat");
    ObjectNode metric = metricStat.putObject("Metric");
    metric.put("Namespace", stat.namespace());
    metric.put("MetricName", stat.metric());
    ArrayNode dimensions = metric.putArray("Dimensions");
    stat.dimensions()
        .forEach((name, value) -> dimensions.addObject().put("Name", name).put("Value", value));
    metricStat.put("Period", seconds);
    metricStat.put("Stat", stat.stat());
    if (!stat.unit().isEmpty()) {
      metricStat.put("Unit", stat.unit());
    }
    query.put("ReturnData", returned);
  }
}
