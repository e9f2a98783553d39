package io.andal.signal.datadog;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.MinuteRange;
import io.andal.signal.Reading;
import io.andal.signal.SloKeepingSource;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SuggestingSource;
import io.andal.signal.Suggestion;
import io.andal.signal.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Slices out of one Datadog organization. Thread-safe. */
final class DatadogSource implements SuggestingSource, SloKeepingSource {
  /** Datadog keeps metrics for 15 months. */
  private static final Duration KEPT = Duration.ofDays(456);

  /** A series has at most 1,500 points; pieces of a day fit, and hold whole hours and rollups. */
  private static final long PIECE = 1_440;

  private final String name;
  private final DatadogSettings settings;
  private final Surroundings surroundings;
  private final DatadogApi api;
  private final PieceReader reader;

  DatadogSource(String name, DatadogSettings settings, Surroundings surroundings) {
    this.name = name;
    this.settings = settings;
    this.surroundings = surroundings;
    this.api = new DatadogApi(settings, surroundings);
    this.reader = new PieceReader(api, settings, surroundings.clock());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Datadog";
  }

  @Override
  public Timing timing() {
    return settings.timing();
  }

  /** What an indicator asks, or why it can't be asked. */
  private sealed interface Plan {
    record Asked(Asking asking) implements Plan {}

    record Refused(SourceFailure failure) implements Plan {}
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range)
      throws InterruptedException {
    List<Plan> plans = indicators.stream().map(DatadogSource::plan).toList();
    List<Asking> askings = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan instanceof Plan.Asked asked) {
        askings.add(asked.asking());
      }
    }
    Instant now = surroundings.clock().instant();
    boolean history = settings.timing().isHistory(range, now);
    List<Asking.Answered> pieces = new ArrayList<>();
    for (MinuteRange piece : pieces(range, MinuteRange.minuteOf(now.minus(KEPT)))) {
      pieces.add(reader.read(askings, piece, history));
    }
    List<Reading> readings = new ArrayList<>();
    for (Plan plan : plans) {
      readings.add(
          switch (plan) {
            case Plan.Refused refused -> new Reading.Failed(refused.failure());
            case Plan.Asked asked ->
                Reading.joined(pieces.stream().map(asked.asking()::reading).toList(), range);
          });
    }
    return readings;
  }

  private static Plan plan(Indicator indicator) {
    try {
      return new Plan.Asked(Asking.of(indicator));
    } catch (BadSpec e) {
      return new Plan.Refused(e.failure());
    }
  }

  /** The parts of a range that may have data, each within one UTC day. */
  private static List<MinuteRange> pieces(MinuteRange range, long kept) {
    List<MinuteRange> pieces = new ArrayList<>();
    for (long from = Math.max(range.from(), kept); from < range.to(); ) {
      long to = Math.min(range.to(), (Math.floorDiv(from, PIECE) + 1) * PIECE);
      pieces.add(new MinuteRange(from, to));
      from = to;
    }
    return pieces;
  }

  @Override
  public String identify() throws SourceException, InterruptedException {
    return keys().identify();
  }

  @Override
  public String principal() throws SourceException, InterruptedException {
    return keys().principal();
  }

  @Override
  public List<String> doubts() throws SourceException, InterruptedException {
    return keys().doubts();
  }

  private Keys keys() {
    return new Keys(api, settings, surroundings.clock());
  }

  @Override
  public List<Suggestion> suggest() throws SourceException, InterruptedException {
    return new TraceSuggestions(name, api, settings, surroundings.clock()).find();
  }

  @Override
  public List<KeptSlo> slos() throws SourceException, InterruptedException {
    return new KeptSlos(name, api, settings, surroundings.clock()).all();
  }

  @Override
  public Optional<Long> earliest() {
    return Optional.of(MinuteRange.minuteOf(surroundings.clock().instant().minus(KEPT)));
  }

  @Override
  public void close() {
    api.close();
  }
}
