package io.andal.slo.annotation;

import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import io.andal.slo.engine.Counting;
import io.andal.slo.engine.SliceBlock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment did to one SLO, as far as its numbers tell.
 *
 * @param hour the hour before it, and up to an hour after it
 * @param day the day before it, and up to a day after it
 * @param since from its start to the next deployment or the present, within the SLO's window
 * @param consumed share of the window's error budget that was used since, by whatever cause: 1 =
 *     all of it; empty while the window has no event
 */
public record DeploymentEffect(
    String slo,
    Annotation deployment,
    Comparison hour,
    Comparison day,
    MinuteRange since,
    Optional<Double> consumed) {

  /** Where the slices come from. */
  public interface Measured {
    /** The slices of each member, in the definition's order, all over the same range. */
    List<SliceBlock> slices(MinuteRange range);
  }

  /**
   * Looks at the time around a deployment. What lies after the next one is that one's; what lies
   * between the deployment's own start and end is in neither side.
   *
   * @param next when the next deployment began
   * @param budget of the SLO now: which window, how many events, up to when
   */
  public static DeploymentEffect of(
      SloDefinition slo,
      Annotation deployment,
      Optional<Instant> next,
      Budget budget,
      Measured measured) {
    // Whether something got worse doesn't depend on whether it counts.
    SloDefinition all = slo.withAdjustments(List.of());
    long start = MinuteRange.minuteOf(deployment.from());
    long end = deployment.to().map(to -> -Math.floorDiv(-to.getEpochSecond(), 60L)).orElse(start);
    long until =
        next.map(MinuteRange::minuteOf).map(n -> Math.min(n, budget.asOf())).orElse(budget.asOf());
    long from = Math.max(start, budget.window().from());
    MinuteRange since = new MinuteRange(from, Math.max(from, until));
    return new DeploymentEffect(
        slo.name(),
        deployment,
        compare(all, measured, Duration.ofHours(1), start, end, until),
        compare(all, measured, Duration.ofDays(1), start, end, until),
        since,
        consumed(slo, measured, since, budget));
  }

  private static Comparison compare(
      SloDefinition slo, Measured measured, Duration length, long start, long end, long until) {
    long minutes = length.toMinutes();
    MinuteRange before = new MinuteRange(start - minutes, start);
    MinuteRange after = new MinuteRange(end, Math.max(end, Math.min(end + minutes, until)));
    return Comparison.of(stretch(slo, measured, before), stretch(slo, measured, after));
  }

  private static Stretch stretch(SloDefinition slo, Measured measured, MinuteRange range) {
    return Stretch.of(slo, range, Counting.of(slo).count(measured.slices(range)));
  }

  /** Bad events since ÷ bad events that the window's events allow; of a composite weighted. */
  private static Optional<Double> consumed(
      SloDefinition slo, Measured measured, MinuteRange since, Budget budget) {
    Stretch stretch = stretch(slo, measured, since);
    double consumed = 0;
    boolean any = false;
    for (int i = 0; i < stretch.members().size(); i++) {
      WindowSum window =
          budget.members().size() == stretch.members().size()
              ? budget.members().get(i).period()
              : budget.period();
      if (window.total() > 0) {
        Stretch.Part part = stretch.members().get(i);
        consumed += part.bad() * part.factor() / window.totalEvents();
        any = true;
      }
    }
    return any ? Optional.of(consumed) : Optional.empty();
  }
}
