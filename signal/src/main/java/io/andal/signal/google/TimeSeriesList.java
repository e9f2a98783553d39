package io.andal.signal.google;

import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.google.MonitoringApi.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The method {@code timeSeries.list}, page by page. Thread-safe. */
final class TimeSeriesList {
  private static final int MOST_PAGES = 1_000;

  private final MonitoringApi api;

  TimeSeriesList(MonitoringApi api) {
    this.api = api;
  }

  /** Takes the series of an answer, which may come in pieces. */
  @FunctionalInterface
  interface Sink {
    /**
     * @throws IllegalArgumentException if it isn't what Google answers
     */
    void take(Series piece) throws SourceException;
  }

  /**
   * Reads the points that end after the range's start and until its end.
   *
   * @return what Google says is lacking; empty if nothing
   */
  List<String> read(
      String filter,
      Optional<Aggregation> aggregation,
      MinuteRange range,
      int pointsPerPage,
      boolean history,
      Sink sink)
      throws SourceException, InterruptedException {
    List<Parameter> parameters = of(filter, range);
    aggregation.ifPresent(one -> parameters.addAll(one.parameters()));
    parameters.add(new Parameter("view", "FULL"));
    parameters.add(new Parameter("pageSize", String.valueOf(pointsPerPage)));
    return pages(parameters, history, sink);
  }

  /** Reads which series have points in a range, without the points. */
  List<String> readNames(String filter, MinuteRange range, boolean history, Sink sink)
      throws SourceException, InterruptedException {
    List<Parameter> parameters = of(filter, range);
    parameters.add(new Parameter("view", "HEADERS"));
    return pages(parameters, history, sink);
  }

  private static List<Parameter> of(String filter, MinuteRange range) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("filter", filter));
    parameters.add(new Parameter("interval.startTime", range.start().toString()));
    parameters.add(new Parameter("interval.endTime", range.end().toString()));
    return parameters;
  }

  private List<String> pages(List<Parameter> parameters, boolean history, Sink sink)
      throws SourceException, InterruptedException {
    List<String> lacking = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String token = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      List<Parameter> all = new ArrayList<>(parameters);
      if (!token.isEmpty()) {
        all.add(new Parameter("pageToken", token));
      }
      JsonNode answer = api.ofProject("timeSeries", all, history);
      take(answer, sink);
      for (JsonNode error : answer.path("executionErrors")) {
        lacking.add(error.path("message").asString("a part of the data could not be read"));
      }
      token = answer.path("nextPageToken").asString("");
      if (token.isEmpty()) {
        return lacking;
      }
      if (!seen.add(token)) {
        throw api.broken("it leads to the same page twice");
      }
    }
    throw api.broken("it has more than " + MOST_PAGES + " pages");
  }

  private void take(JsonNode answer, Sink sink) throws SourceException {
    try {
      for (JsonNode series : answer.path("timeSeries")) {
        sink.take(Series.of(series));
      }
    } catch (IllegalArgumentException e) {
      throw api.broken(String.valueOf(e.getMessage()));
    }
  }
}
