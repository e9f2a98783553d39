package io.andal.signal.pushed;

import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.SourceFailure;
import io.andal.signal.Timing;
import io.andal.signal.store.NewPoint;
import io.andal.signal.store.ToldChanges;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.JdbiException;

/** Reads slices from the points that were received. Thread-safe. */
final class PushedSource<S extends Identity, T extends Tally<S>> implements SignalSource {
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration CHUNK = Duration.ofDays(1);

  private final String name;
  private final ReadSettings settings;
  private final Way<S, T> way;
  private final PointArchive<S> archive;
  private final ToldChanges changes;
  private final Clock clock;

  PushedSource(
      String name,
      ReadSettings settings,
      Way<S, T> way,
      PointArchive<S> archive,
      ToldChanges changes,
      Clock clock) {
    this.name = name;
    this.settings = settings;
    this.way = way;
    this.archive = archive;
    this.changes = changes;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return way.type();
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
    Map<Integer, Question<T>> questions = new TreeMap<>();
    for (Indicator indicator : indicators) {
      try {
        questions.put(readings.size(), Question.of(indicator, range, way));
        readings.add(new Reading.Slices(List.of(), List.of()));
      } catch (BadQueryException e) {
        readings.add(failed(e));
      }
    }
    try {
      count(questions.values(), range);
    } catch (JdbiException e) {
      Reading failed =
          new Reading.Failed(
              new SourceFailure(
                  SourceFailure.Cause.UNAVAILABLE,
                  "The received " + way.points() + " can't be read from the database.",
                  "Look at the database and its disk; details are in the log."));
      questions.keySet().forEach(place -> readings.set(place, failed));
      return readings;
    }
    questions.forEach((place, question) -> readings.set(place, answer(question)));
    return readings;
  }

  private void count(Collection<Question<T>> questions, MinuteRange range) {
    Map<Long, KeptSeries<S>> series = new TreeMap<>();
    Map<Long, List<T>> choosing = new HashMap<>();
    for (Question<T> question : questions) {
      for (T tally : question.tallies()) {
        for (KeptSeries<S> kept : tally.series()) {
          series.put(kept.id(), kept);
          choosing.computeIfAbsent(kept.id(), _ -> new ArrayList<>()).add(tally);
        }
      }
    }
    Map<Long, PointCounter> counters = new HashMap<>();
    series.forEach(
        (id, kept) -> counters.put(id, way.counter(kept, choosing.getOrDefault(id, List.of()))));
    archive.scan(
        series.keySet(),
        nanos(range.from()),
        nanos(range.to() + NewPoint.COVERED_AFTER),
        (id, time, start, packed) -> {
          PointCounter counter = counters.get(id);
          if (counter != null) {
            counter.point(time, start, packed);
          }
        });
  }

  private static long nanos(long minute) {
    return minute * 60_000_000_000L;
  }

  private static Reading answer(Question<?> question) {
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
    int number = archive.catalog().size();
    return way.receiver() + ", " + (number == 1 ? "1 series" : number + " series");
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
