package io.andal.signal.google;

import io.andal.signal.MinuteRange;
import io.andal.signal.MinuteSums;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.google.Fetch.Taker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Sends requests and sorts what they bring by question. Thread-safe. */
final class FetchReader {
  private final TimeSeriesList list;

  FetchReader(TimeSeriesList list) {
    this.list = list;
  }

  /** What is known of each question; failures stand in the counts. */
  Map<Question, MinuteSums> read(
      Fetch fetch, Map<String, Descriptor> descriptors, MinuteRange range, boolean history)
      throws InterruptedException {
    Map<Question, MinuteSums> counts = new LinkedHashMap<>();
    try {
      readAll(fetch, range, history, counts);
      return counts;
    } catch (SourceException e) {
      return afterFailure(fetch, descriptors, range, history, e.failure());
    }
  }

  /** A filter that is refused may be so for one of its questions only: each is asked by itself. */
  private Map<Question, MinuteSums> afterFailure(
      Fetch fetch,
      Map<String, Descriptor> descriptors,
      MinuteRange range,
      boolean history,
      SourceFailure failure)
      throws InterruptedException {
    boolean ofTheQuery = failure.cause() == Cause.BAD_QUERY || failure.cause() == Cause.LIMITED;
    Map<Question, MinuteSums> counts = new LinkedHashMap<>();
    for (Taker taker : fetch.takers()) {
      if (ofTheQuery && fetch.takers().size() > 1) {
        counts.putAll(
            read(Fetches.alone(taker.question(), descriptors), descriptors, range, history));
      } else {
        MinuteSums failed = new MinuteSums(range);
        failed.fail(failure);
        counts.put(taker.question(), failed);
      }
    }
    return counts;
  }

  private void readAll(
      Fetch fetch, MinuteRange range, boolean history, Map<Question, MinuteSums> counts)
      throws SourceException, InterruptedException {
    MinuteRange asked = fetch.asked(range);
    Answer answer = new Answer(fetch, range);
    List<String> lacking =
        list.read(
            fetch.filter(),
            fetch.aggregation(),
            asked,
            fetch.pointsPerPage(),
            history,
            answer::take);
    answer.finish(older(fetch, answer, asked, history), lacking);
    counts.putAll(answer.counts);
  }

  /** Which series existed before the points at hand, where that decides what their first means. */
  private Set<Map<String, String>> older(
      Fetch fetch, Answer answer, MinuteRange asked, boolean history)
      throws SourceException, InterruptedException {
    Optional<Instant> since =
        answer.growths.values().stream()
            .flatMap(growth -> growth.doubtful().stream())
            .min(Comparator.naturalOrder());
    Set<Map<String, String>> older = new HashSet<>();
    if (since.isPresent()) {
      MinuteRange before = new MinuteRange(MinuteRange.minuteOf(since.get()), asked.from());
      list.readNames(fetch.filter(), before, history, series -> older.add(series.labels()));
    }
    return older;
  }

  /** What one request brings; it counts only once its last page was read. */
  private static final class Answer {
    private final Fetch fetch;
    private final Map<Question, MinuteSums> counts = new LinkedHashMap<>();
    private final Map<Question, Growth> growths = new HashMap<>();
    private final Map<Question, Set<Map<String, String>>> seen = new HashMap<>();

    Answer(Fetch fetch, MinuteRange range) {
      this.fetch = fetch;
      for (Taker taker : fetch.takers()) {
        counts.put(taker.question(), new MinuteSums(range));
        growths.put(taker.question(), new Growth(range));
        seen.put(taker.question(), new HashSet<>());
      }
    }

    void take(Series piece) {
      for (Taker taker : fetch.takers()) {
        if (!piece.points().isEmpty() && taker.takes(piece)) {
          take(piece, taker);
        }
      }
    }

    /** A cut that isn't there fails its own question only. */
    private void take(Series piece, Taker taker) {
      MinuteSums into = Objects.requireNonNull(counts.get(taker.question()), "all are there");
      Optional<Cut> cut = taker.cut();
      List<Point> points = new ArrayList<>();
      try {
        for (JsonNode point : piece.points()) {
          points.add(Point.of(point, cut));
        }
      } catch (SourceException e) {
        into.fail(e.failure());
        return;
      }
      Set<Map<String, String>> labels =
          Objects.requireNonNull(seen.get(taker.question()), "all are there");
      labels.add(piece.labels());
      into.seriesInOneAnswer(labels.size());
      if (fetch.aggregation().isEmpty()) {
        Objects.requireNonNull(growths.get(taker.question()), "all are there").add(piece, points);
        return;
      }
      int minutes = fetch.aggregation().get().minutes();
      for (Point point : points) {
        into.add(
            point.minute() - minutes + 1, minutes, point.value(), taker.shares(), taker.exact());
      }
    }

    void finish(Set<Map<String, String>> older, List<String> lacking) {
      counts.forEach(
          (question, into) -> {
            if (fetch.aggregation().isEmpty()) {
              Growth growth = Objects.requireNonNull(growths.get(question), "all are there");
              into.add(growth.count(older));
            }
            into.lacks(lacking);
          });
    }
  }
}
