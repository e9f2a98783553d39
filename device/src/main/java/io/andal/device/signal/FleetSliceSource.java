package io.andal.device.signal;

import io.andal.device.Column;
import io.andal.device.store.FleetHourStore;
import io.andal.device.store.FleetHourStore.Judged;
import io.andal.device.store.FleetMinutes;
import io.andal.device.store.FleetMinutes.Counts;
import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.MinuteRange;
import io.andal.signal.Quality;
import io.andal.signal.Reading;
import io.andal.signal.SignalSource;
import io.andal.signal.Slice;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Timing;
import io.andal.signal.store.ChangedMinutes;
import io.andal.signal.store.ToldMinutes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Reads slices of what devices did. Thread-safe. */
public final class FleetSliceSource implements SignalSource {
  private static final Duration OVERLAP = Duration.ofMinutes(2);
  private static final Duration CHUNK = Duration.ofDays(1);

  private final String name;
  private final Duration delay;
  private final Duration retention;
  private final FleetGroupsSeen fleets;
  private final FleetMinutes minutes;
  private final FleetHourStore hours;
  private final ToldMinutes changes;
  private final Clock clock;

  /**
   * @param delay how long after a minute's end its telemetry may still be on its way
   * @param retention how long minutes are kept
   */
  public FleetSliceSource(
      String name,
      Duration delay,
      Duration retention,
      FleetGroupsSeen fleets,
      FleetMinutes minutes,
      FleetHourStore hours,
      ChangedMinutes changes,
      Clock clock) {
    this.name = name;
    this.delay = delay;
    this.retention = retention;
    this.fleets = fleets;
    this.minutes = minutes;
    this.hours = hours;
    this.changes = new ToldMinutes(name, changes);
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String type() {
    return "Fleet";
  }

  @Override
  public boolean pushed() {
    return true;
  }

  @Override
  public Timing timing() {
    return new Timing(delay, OVERLAP, CHUNK);
  }

  @Override
  public List<Reading> read(List<Indicator> indicators, MinuteRange range) {
    List<Reading> readings = new ArrayList<>();
    try {
      fleets.flush();
      for (Indicator indicator : indicators) {
        readings.add(read(indicator, range));
      }
      return readings;
    } catch (JdbiException e) {
      return indicators.stream().map(_ -> (Reading) new Reading.Failed(unavailable())).toList();
    }
  }

  private static SourceFailure unavailable() {
    return new SourceFailure(
        Cause.UNAVAILABLE,
        "What devices did can't be read from the database.",
        "Look at the database and its disk; details are in the log.");
  }

  private Reading read(Indicator indicator, MinuteRange range) {
    try {
      return switch (indicator) {
        case Indicator.Ratio ratio -> read(ratio, range);
        case Indicator.Raw _, Indicator.Threshold _ ->
            throw new BadSpec(
                "A fleet has counts of devices and messages, and no single value.",
                "Write a ratioMetric with good or bad, and total.");
      };
    } catch (BadSpec e) {
      return new Reading.Failed(e.failure());
    }
  }

  private Reading read(Indicator.Ratio ratio, MinuteRange range) throws BadSpec {
    FleetMetric part = FleetMetric.of(ratio.part());
    FleetMetric total = FleetMetric.of(ratio.total());
    if (part.kind().hourly() || total.kind().hourly()) {
      return judged(ratio, part, total, range);
    }
    Map<Long, Counts> ofPart = counts(part, range);
    Map<Long, Counts> ofTotal =
        part.fleet().equals(total.fleet()) && part.where().equals(total.where())
            ? ofPart
            : counts(total, range);
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      slices.add(slice(ratio, part, ofPart.get(minute), total, ofTotal.get(minute), minute));
    }
    return new Reading.Slices(slices, List.of());
  }

  /** Each minute says what was judged at the end of the hour before. */
  private Reading judged(
      Indicator.Ratio ratio, FleetMetric part, FleetMetric total, MinuteRange range)
      throws BadSpec {
    if (part.kind() != CountKind.MEETING
        || total.kind() != CountKind.JUDGED
        || !part.fleet().equals(total.fleet())
        || !part.where().equals(total.where())) {
      throw new BadSpec(
          "meeting and judged only go together, of the same devices.",
          "Write count: meeting as good or bad, and count: judged as total.");
    }
    fleets.judging(total.fleet());
    Map<Long, Judged> judged =
        hours.of(
            total.fleet(),
            fleets.groups(total.fleet(), total.where()),
            range.from() / 60 - 1,
            Math.ceilDiv(range.to(), 60L));
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      Judged devices = judged.getOrDefault(minute / 60 - 1, Judged.NONE);
      if (devices.judged() <= 0) {
        slices.add(Slice.missing(minute));
        continue;
      }
      long meeting = Math.clamp(part.kind().of(devices), 0, devices.judged());
      long good = ratio.partIsBad() ? devices.judged() - meeting : meeting;
      slices.add(
          new Slice(minute, good * Slice.SCALE, devices.judged() * Slice.SCALE, Quality.COMPLETE));
    }
    return new Reading.Slices(slices, List.of());
  }

  private Map<Long, Counts> counts(FleetMetric metric, MinuteRange range) throws BadSpec {
    return minutes.of(metric.fleet(), fleets.groups(metric.fleet(), metric.where()), range);
  }

  /** Minutes in which nobody listened are missing; where some were heard, partial. */
  private static Slice slice(
      Indicator.Ratio ratio,
      FleetMetric part,
      @Nullable Counts ofPart,
      FleetMetric total,
      @Nullable Counts ofTotal,
      long minute) {
    boolean commands = total.kind().ofCommands();
    if (ofTotal == null
        || (!commands
            && (ofTotal.of(Column.EXPECTED) == 0 || CountKind.EXPECTED.of(ofTotal) == 0))) {
      return Slice.missing(minute);
    }
    long all = Math.max(0, total.kind().of(ofTotal));
    long some = ofPart == null ? 0 : part.kind().of(ofPart);
    long good = Math.clamp(ratio.partIsBad() ? all - some : some, 0, all);
    Quality quality =
        !commands && ofTotal.of(Column.UNKNOWN) > 0 ? Quality.PARTIAL : Quality.COMPLETE;
    return new Slice(minute, good * Slice.SCALE, all * Slice.SCALE, quality);
  }

  @Override
  public String identify() {
    int fleetsSeen = fleets.names().size();
    return fleetsSeen == 1 ? "Devices of 1 fleet" : "Devices of " + fleetsSeen + " fleets";
  }

  /** Until minutes are deleted, late telemetry may still fill any. */
  @Override
  public Optional<Long> earliest() {
    return Optional.of(MinuteRange.minuteOf(clock.instant().minus(retention)));
  }

  @Override
  public List<MinuteRange> changed() {
    fleets.flush();
    return changes.ranges();
  }

  @Override
  public void changedRead(List<MinuteRange> ranges) {
    changes.read(ranges);
  }

  @Override
  public void close() {
    // fleets go on; another source of the same name may be opened
  }
}
