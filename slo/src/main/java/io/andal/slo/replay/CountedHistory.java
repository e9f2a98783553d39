package io.andal.slo.replay;

import io.andal.signal.MinuteRange;
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
  private final Sums[] members;
  private final double[] weights;
  private final double[] budgets;

  private CountedHistory(SloDefinition definition, MinuteRange range, Sums[] members) {
    this.definition = definition;
    this.range = range;
    this.members = members;
    this.weights = new double[members.length];
    this.budgets = new double[members.length];
    for (int i = 0; i < members.length; i++) {
      weights[i] = members.length == 1 ? 1 : definition.members().get(i).weight();
      budgets[i] =
          members.length == 1
              ? definition.errorBudget()
              : definition.members().get(i).errorBudget();
    }
  }

  /** What of a history counts for a definition. */
  public static CountedHistory of(SloDefinition definition, History history) {
    Sums[] members =
        Counting.of(definition).count(history.raw()).stream().map(Sums::new).toArray(Sums[]::new);
    return new CountedHistory(definition, history.range(), members);
  }

  /** The same counts under another target; of a composite by events the members keep theirs. */
  public CountedHistory withTarget(double target) {
    return new CountedHistory(definition.withTarget(target), range, members);
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

  /**
   * How fast the budget burns in the places {@code [from, to)}; 1 = it lasts exactly its window.
   */
  double burn(int from, int to) {
    if (members.length == 1) {
      return members[0].errorRatio(from, to) / budgets[0];
    }
    double burn = 0;
    for (int i = 0; i < members.length; i++) {
      burn += weights[i] * (members[i].errorRatio(from, to) / budgets[i]);
    }
    return burn;
  }

  /** The burn rate of a total outage: nothing burns faster. */
  public double highestBurn() {
    double burn = 0;
    for (int i = 0; i < members.length; i++) {
      burn += weights[i] / budgets[i];
    }
    return burn;
  }

  /** Minutes with data in the places {@code [from, to)}, of the member that has the most. */
  int measured(int from, int to) {
    int most = 0;
    for (Sums member : members) {
      most = Math.max(most, member.measured(from, to));
    }
    return most;
  }

  /** Minutes that were not read, of the member that has the most of them. */
  int unread(int from, int to) {
    int most = 0;
    for (Sums member : members) {
      most = Math.max(most, member.unread(from, to));
    }
    return most;
  }

  /** All members' events, thousandths. */
  long total(int from, int to) {
    long total = 0;
    for (Sums member : members) {
      total += member.total(from, to);
    }
    return total;
  }

  private long bad(int from, int to) {
    long bad = 0;
    for (Sums member : members) {
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
    int to = place(part.to());
    if (total(from, to) == 0) {
      return Double.NaN;
    }
    return members.length == 1
        ? 1 - members[0].errorRatio(from, to)
        : 1 - burn(from, to) * definition.errorBudget();
  }

  /** The counts of a part of the range; of a composite by events those of all members together. */
  public WindowSum sum(MinuteRange part) {
    int from = place(part.from());
    int to = place(part.to());
    int measured = measured(from, to);
    int unread = Math.min(unread(from, to), to - from - measured);
    long total = total(from, to);
    return new WindowSum(
        total - bad(from, to), total, measured, to - from - measured - unread, unread);
  }

  /** Whether at most a tenth of a part of the range is unread. */
  public boolean wellRead(MinuteRange part) {
    return wellRead(place(part.from()), place(part.to()));
  }

  boolean wellRead(int from, int to) {
    return unread(from, to) * 10L <= to - from;
  }

  private int place(long minute) {
    return Math.toIntExact(minute - range.from());
  }
}
