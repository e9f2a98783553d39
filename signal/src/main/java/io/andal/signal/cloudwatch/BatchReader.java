package io.andal.signal.cloudwatch;

import io.andal.signal.MinuteSums;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks a batch page by page, and sorts the answer by question. Thread-safe. */
final class BatchReader {
  private static final int MOST_PAGES = 200;

  private final CloudWatchApi api;

  BatchReader(CloudWatchApi api) {
    this.api = api;
  }

  /** What is known of each question over one period's range; failures stand in the values. */
  Map<Question, MinuteSums> read(Batch batch, Period period, boolean history)
      throws InterruptedException {
    Map<Question, MinuteSums> answers = new LinkedHashMap<>();
    batch.questions().forEach(question -> answers.put(question, new MinuteSums(period.range())));
    readParting(batch, period, history, answers);
    return answers;
  }

  /** One question that CloudWatch refuses spoils a whole request: it is found by halving. */
  private void readParting(
      Batch batch, Period period, boolean history, Map<Question, MinuteSums> answers)
      throws InterruptedException {
    try {
      MetricData data = pages(batch, period, history);
      batch
          .byId()
          .forEach(
              (id, question) -> {
                for (String part : Batch.answered(id, question)) {
                  sort(part, question, data, period, answers);
                }
              });
    } catch (SourceException e) {
      List<Question> questions = batch.questions();
      Cause cause = e.failure().cause();
      if (questions.size() > 1 && (cause == Cause.BAD_QUERY || cause == Cause.LIMITED)) {
        int middle = questions.size() / 2;
        readParting(new Batch(questions.subList(0, middle)), period, history, answers);
        readParting(
            new Batch(questions.subList(middle, questions.size())), period, history, answers);
      } else {
        questions.forEach(question -> values(answers, question).fail(e.failure()));
      }
    }
  }

  private MetricData pages(Batch batch, Period period, boolean history)
      throws SourceException, InterruptedException {
    MetricData data = new MetricData();
    ObjectNode request = batch.request(period);
    Set<String> seen = new HashSet<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = api.getMetricData(request, history);
      try {
        data.add(answer);
      } catch (IllegalArgumentException e) {
        throw api.broken(String.valueOf(e.getMessage()));
      }
      String next = answer.path("NextToken").asString("");
      if (next.isEmpty()) {
        return data;
      }
      if (!seen.add(next)) {
        throw api.broken("it leads to the same page twice");
      }
      request.put("NextToken", next);
    }
    throw api.broken("it has more than " + MOST_PAGES + " pages");
  }

  private void sort(
      String id,
      Question question,
      MetricData data,
      Period period,
      Map<Question, MinuteSums> answers) {
    MinuteSums values = values(answers, question);
    Map<String, MetricData.Series> series = data.series(id);
    boolean computed = question instanceof Question.Computed;
    if (series.isEmpty() && !computed) {
      values.fail(api.broken("a metric that was asked for isn't in it").failure());
      return;
    }
    for (MetricData.Series one : series.values()) {
      judge(one.status, data.messages(id), values);
      one.values.forEach(
          (start, value) ->
              values.add(start, period.minutes(), value, question.addsUp(), question.exact()));
    }
    values.seriesInOneAnswer(series.size());
    values.warn(data.messages(id));
    // What is said of the whole is about searches; metrics that are named have their own status.
    boolean named = data.remarks().isEmpty() || (!computed && someComputed(answers));
    if (!named) {
      values.lacks(data.remarks());
    }
  }

  private static boolean someComputed(Map<Question, MinuteSums> answers) {
    return answers.keySet().stream().anyMatch(Question.Computed.class::isInstance);
  }

  private static void judge(String status, Set<String> messages, MinuteSums values) {
    String said = messages.isEmpty() ? "" : " (" + String.join("; ", messages) + ")";
    switch (status) {
      case "Complete" -> {}
      case "PartialData", "Partial" -> values.lacks(List.of("CloudWatch left out data"));
      case "Forbidden" ->
          values.fail(
              new SourceFailure(
                  Cause.DENIED,
                  "CloudWatch doesn't show this metric%s.".formatted(said),
                  "Allow the role to read it; look at the account that owns the metric."));
      case "InternalError" ->
          values.fail(
              new SourceFailure(
                  Cause.UNAVAILABLE,
                  "CloudWatch failed at this metric%s.".formatted(said),
                  "Look at AWS' health page; it is asked again."));
      default ->
          values.fail(
              new SourceFailure(
                  Cause.BROKEN_ANSWER,
                  "CloudWatch answered with the unknown status \"%s\"%s.".formatted(status, said),
                  "It is asked again; please report it if it stays."));
    }
  }

  private static MinuteSums values(Map<Question, MinuteSums> answers, Question question) {
    return java.util.Objects.requireNonNull(answers.get(question), "every question has values");
  }
}
