package io.andal.signal.otlp;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceFailure;
import io.andal.signal.Timing;
import io.andal.signal.store.NewPoint;
import io.andal.signal.store.PointStore;
import io.andal.signal.store.ToldChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.JdbiException;

/** Reads slices from the points that were received. Thread-safe. */
final class OtlpSource implements SignalSource {
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration CHUNK = Duration.ofDays(1);

  private final String name;
  private final OtlpSettings settings;
  private final PointStore store;
  private final ToldChanges changes;
  private final SeriesCatalog catalog;
  private final Clock clock;

  OtlpSource(
      String name,
      OtlpSettings settings,
      PointStore store,
      ToldChanges changes,
      SeriesCatalog catalog,
      Clock clock) {
    this.name = name;
    this.settings = settings;
    this.store = store;
    this.changes = changes;
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "OTLP";
  }

  @Override
  public boolean pushed() {
    return true;
  }

  @Override
  public Timing timing() {
    return new Timing(settings.delay(), OVERLAP, CHUNK);
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range) {
    List<Reading> readings = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Indicator indicator : indicators) {
      try {
        questions.add(Question.of(indicator, range, catalog));
        places.add(readings.size());
        readings.add(new Reading.Slices(List.of(), List.of()));
      } catch (BadQueryException e) {
        readings.add(failed(e));
      }
    }
    try {
      tally(questions, range);
    } catch (JdbiException e) {
      Reading failed =
          new Reading.Failed(
              new SourceFailure(
                  SourceFailure.Cause.UNAVAILABLE,
                  "The received points can't be read from the database.",
                  "Look at the database and its disk; details are in the log."));
      places.forEach(place -> readings.set(place, failed));
      return readings;
    }
    for (int i = 0; i < questions.size(); i++) {
      readings.set(places.get(i), answer(questions.get(i)));
    }
    return readings;
  }

  private void tally(List<Question> questions, MinuteRange range) {
    Map<Long, List<Tally>> tallies = new HashMap<>();
    Map<Long, KeptSeries> series = new TreeMap<>();
    for (Question question : questions) {
      for (Tally tally : question.tallies()) {
        tally
            .series()
            .forEach(
                (id, kept) -> {
                  series.put(id, kept);
                  tallies.computeIfAbsent(id, any -> new ArrayList<>()).add(tally);
                });
      }
    }
    Map<Long, MinuteCounts> counts = new HashMap<>();
    series.forEach(
        (id, kept) ->
            counts.put(
                id,
                new MinuteCounts(
                    kept.identity(),
                    (since, time, values) ->
                        tallies
                            .getOrDefault(id, List.of())
                            .forEach(tally -> tally.add(kept, since, time, values)))));
    store.scan(
        series.keySet(),
        nanos(range.from()),
        nanos(range.to() + NewPoint.COVERED_AFTER),
        (id, time, start, packed) -> {
          MinuteCounts of = counts.get(id);
          if (of != null) {
            of.point(time, start, packed);
          }
        });
  }

  private static long nanos(long minute) {
    return minute * 60_000_000_000L;
  }

  private static Reading answer(Question question) {
    try {
      return new Reading.Slices(question.answer(), List.of());
    } catch (BadQueryException e) {
      return failed(e);
    }
  }

  private static Reading failed(BadQueryException e) {
    return new Reading.Failed(
        new SourceFailure(SourceFailure.Cause.BAD_QUERY, e.problem(), e.remedy()));
  }

  @Override
  public String identify() {
    int number = catalog.size();
    return "OTLP receiver, " + (number == 1 ? "1 series" : number + " series");
  }

  /** Until points are deleted, late ones may still fill any minute. */
  @Override
  public Optional<Long> earliest() {
    return Optional.of(MinuteRange.minuteOf(clock.instant().minus(settings.retention())));
  }

  /** Only minutes whose data is due: the younger ones will be read anyway. */
  @Override
  public List<MinuteRange> changed() {
    return changes.before(MinuteRange.minuteOf(clock.instant().minus(settings.delay())));
  }

  @Override
  public void changedRead(List<MinuteRange> ranges) {
    changes.read(ranges);
  }

  @Override
  public void close() {
    // the receiver goes on; another source of the same name may be opened
  }
}
