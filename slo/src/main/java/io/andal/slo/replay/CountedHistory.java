package io.andal.slo.replay;

import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.slo.Budgeting;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import io.andal.slo.engine.Counting;

/**
 * A history after {@link Counting}, ready to be summed over any window: made once, replayed with
 * many targets. Immutable.
 */
public final class CountedHistory {
  private final SloDefinition definition;
  private final MinuteRange range;
  private final Counting counting;
  private final RawMinutes raw;

  /** One, or one for each member of a composite by events. */
  private final Sums[] counted;

  private final double[] weights;
  private final double[] budgets;
  private final LowTraffic lowTraffic;

  private CountedHistory(
      SloDefinition definition,
      MinuteRange range,
      RawMinutes raw,
      Sums[] counted,
      double[] weights,
      double[] budgets) {
    this.definition = definition;
    this.range = range;
    this.counting = Counting.of(definition);
    this.raw = raw;
    this.counted = counted;
    this.weights = weights;
    this.budgets = budgets;
    this.lowTraffic = definition.lowTraffic();
  }

  /** What of a history counts for a definition. */
  public static CountedHistory of(SloDefinition definition, History history) {
    RawMinutes raw = new RawMinutes(history, definition.adjustments());
    Counting counting = Counting.of(definition);
    Sums[] counted =
        counting.plain()
            ? raw.members()
            : counting.count(history.raw()).stream().map(Sums::new).toArray(Sums[]::new);
    boolean one = counted.length == 1;
    return new CountedHistory(
        definition,
        history.range(),
        raw,
        counted,
        one
            ? new double[] {1}
            : definition.members().stream().mapToDouble(Member::weight).toArray(),
        one
            ? new double[] {definition.errorBudget()}
            : definition.members().stream().mapToDouble(Member::errorBudget).toArray());
  }

  /**
   * The same counts under another target; of a composite by events, the budgets of all members
   * change in proportion.
   */
  public CountedHistory withTarget(double target) {
    SloDefinition changed = definition.withTarget(target);
    double[] scaled = budgets.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] =
          scaled.length == 1
              ? changed.errorBudget()
              : budgets[i] * changed.errorBudget() / definition.errorBudget();
    }
    return new CountedHistory(changed, range, raw, counted, weights, scaled);
  }

  public SloDefinition definition() {
    return definition;
  }

  public MinuteRange range() {
    return range;
  }

  int size() {
    return Math.toIntExact(range.minutes());
  }

  RawMinutes raw() {
    return raw;
  }

  /** The place up to which slices of time are over; may be negative. */
  int judgedUntil(int asOf) {
    return (int) (counting.judgedUntil(range.from() + asOf) - range.from());
  }

  /**
   * How fast the budget burns in the places {@code [from, to)}; 1 = it lasts exactly its window.
   */
  double burn(int from, int to) {
    if (counted.length == 1) {
      return counted[0].errorRatio(from, to) / budgets[0];
    }
    double burn = 0;
    for (int i = 0; i < counted.length; i++) {
      burn += weights[i] * (counted[i].errorRatio(from, to) / budgets[i]);
    }
    return burn;
  }

  /**
   * The burn rate as alert rules see it: multiplied by how busy the window is, if the SLO wants so.
   *
   * @param periodFrom where the SLO's window begins
   * @param periodTo where what is counted of it ends
   */
  double alertBurn(int from, int to, int periodFrom, int periodTo) {
    if (!lowTraffic.weighted()) {
      return burn(from, to);
    }
    double burn = 0;
    for (int i = 0; i < counted.length; i++) {
      double rate = weights[i] * (counted[i].errorRatio(from, to) / budgets[i]);
      burn += rate * busyness(counted[i], from, to, periodFrom, periodTo);
    }
    return burn;
  }

  /** Events of a window ÷ events of the SLO's window, both per measured minute; 1 if unknown. */
  private static double busyness(Sums sums, int from, int to, int periodFrom, int periodTo) {
    int measured = sums.measured(from, to);
    long whole = sums.total(periodFrom, periodTo);
    if (measured == 0 || whole == 0) {
      return 1;
    }
    return ((double) sums.total(from, to) / measured)
        / ((double) whole / sums.measured(periodFrom, periodTo));
  }

  /** Whether a window has the events that an alert needs. */
  boolean busyEnough(int from, int to) {
    if (lowTraffic.minimumEvents() == 0 && lowTraffic.minimumBadEvents() == 0) {
      return true;
    }
    double total = 0;
    double bad = 0;
    for (Sums member : judges() ? raw.members() : counted) {
      total += (double) member.total(from, to) / Slice.SCALE;
      bad += (double) member.bad(from, to) / Slice.SCALE;
    }
    return total >= lowTraffic.minimumEvents() && bad >= lowTraffic.minimumBadEvents();
  }

  private boolean judges() {
    return !(definition.budgeting() instanceof Budgeting.Occurrences);
  }

  /** Whether so little of a window is unread that a verdict may rest on it. */
  boolean readEnough(int from, int to) {
    for (Sums member : counted) {
      if (!fewUnread(member.unread(from, to), to - from)) {
        return false;
      }
    }
    return true;
  }

  static boolean fewUnread(int unread, int minutes) {
    return unread <= 5 || unread * 10L <= minutes;
  }

  /** The burn rate of a total outage: nothing burns faster. */
  public double highestBurn() {
    double burn = 0;
    for (int i = 0; i < counted.length; i++) {
      burn += weights[i] / budgets[i];
    }
    return burn;
  }

  private long total(int from, int to) {
    long total = 0;
    for (Sums member : counted) {
      total += member.total(from, to);
    }
    return total;
  }

  private long bad(int from, int to) {
    long bad = 0;
    for (Sums member : counted) {
      bad += member.bad(from, to);
    }
    return bad;
  }

  /**
   * Share of good events (or good time) in a part of the range: 0 to 1, NaN if there was none; of a
   * composite by events {@code 1 − burn × (1 − target)}.
   */
  public double attainment(MinuteRange part) {
    int from = place(part.from());
    int to = Math.max(from, judgedUntil(place(part.to())));
    if (total(from, to) == 0) {
      return Double.NaN;
    }
    return counted.length == 1
        ? 1 - counted[0].errorRatio(from, to)
        : 1 - burn(from, to) * definition.errorBudget();
  }

  /** The counts of a part of the range; of a composite by events those of all members together. */
  public WindowSum sum(MinuteRange part) {
    int from = place(part.from());
    int to = Math.max(from, judgedUntil(place(part.to())));
    int minutes = Math.toIntExact(part.minutes());
    int unread = 0;
    int measured = 0;
    for (Sums member : counted) {
      unread = Math.max(unread, member.unread(from, to) + minutes - (to - from));
      measured = Math.max(measured, member.measured(from, to));
    }
    int read = minutes - unread;
    int withData = Math.min(measured, read);
    long total = total(from, to);
    return new WindowSum(total - bad(from, to), total, withData, read - withData, unread);
  }

  /** Whether at most a tenth of a part of the range is unread. */
  public boolean wellRead(MinuteRange part) {
    return wellRead(place(part.from()), place(part.to()));
  }

  boolean wellRead(int from, int to) {
    return unread(from, to) * 10L <= to - from;
  }

  /** Unread minutes that would count, but for slices of time that are not over yet. */
  int unread(int from, int to) {
    return Math.max(0, raw.unreadThatCount(from, judgedUntil(to)));
  }

  private int place(long minute) {
    return Math.toIntExact(minute - range.from());
  }
}
