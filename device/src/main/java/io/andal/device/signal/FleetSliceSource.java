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
import io.andal.signal.Slice;
import io.andal.signal.store.ChangedMinutes;
import io.andal.signal.store.CountedMinutes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads slices of what devices did. Thread-safe. */
public final class FleetSliceSource extends CountedMinutes {
  private final FleetGroupsSeen fleets;
  private final FleetMinutes minutes;
  private final FleetHourStore hours;

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
    super(name, delay, retention, changes, clock);
    this.fleets = fleets;
    this.minutes = minutes;
    this.hours = hours;
  }

  @Override
  public String type() {
    return "Fleet";
  }

  @Override
  protected void flush() {
    fleets.flush();
  }

  @Override
  protected String counted() {
    return "What devices did";
  }

  @Override
  protected String noValues() {
    return "A fleet has counts of devices and messages, and no single value.";
  }

  @Override
  protected Answering reading(MinuteRange range) {
    return ratio -> read(ratio, range);
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
    boolean heard = !total.kind().ofCommands() || fleets.watchesCommands(total.fleet());
    List<Slice> slices = new ArrayList<>();
    for (long minute = range.from(); minute < range.to(); minute++) {
      Counts of = ofTotal.get(minute);
      if (of == null || (heard && isMissing(total.kind(), of))) {
        slices.add(Slice.missing(minute));
        continue;
      }
      Quality quality = heard && of.of(Column.UNKNOWN) > 0 ? Quality.PARTIAL : Quality.COMPLETE;
      slices.add(slice(ratio, part, ofPart.get(minute), total, of, minute, quality));
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

  /**
   * Minutes in which nobody listened are missing, unless what became of commands is known; where
   * some were heard, partial.
   */
  private static boolean isMissing(CountKind total, Counts of) {
    return total.ofCommands()
        ? of.of(Column.UNKNOWN) > 0 && total.of(of) <= 0
        : of.of(Column.EXPECTED) == 0 || CountKind.EXPECTED.of(of) == 0;
  }

  private static Slice slice(
      Indicator.Ratio ratio,
      FleetMetric part,
      @Nullable Counts ofPart,
      FleetMetric total,
      Counts ofTotal,
      long minute,
      Quality quality) {
    long all = Math.max(0, total.kind().of(ofTotal));
    long some = ofPart == null ? 0 : part.kind().of(ofPart);
    long good = Math.clamp(ratio.partIsBad() ? all - some : some, 0, all);
    return new Slice(minute, good * Slice.SCALE, all * Slice.SCALE, quality);
  }

  @Override
  public String identify() {
    int fleetsSeen = fleets.names().size();
    return fleetsSeen == 1 ? "Devices of 1 fleet" : "Devices of " + fleetsSeen + " fleets";
  }
}
