package io.andal.slo.engine;

import io.andal.signal.Slice;
import io.andal.slo.Budget.BurnRate;
import io.andal.slo.LowTraffic;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.WindowSum;
import io.andal.slo.pack.Tally;
import java.time.Duration;

/**
 * The windows of an SLO over all that counts for it: those of its only member, of all members
 * together, or, in a composite by events, of each one.
 *
 * <p>Of a composite by events, {@code burn rate = Σ weight × burn rate of the member} and {@code
 * budget left = 1 − Σ weight × error ratio ÷ error budget of the member} (OpenSLO, "Notes
 * (Composite SLO)").
 */
final class MemberWindows {
  private static final double[] ALONE = {1};

  private final WindowedSeries[] counted;
  private final WindowedSeries[] traffic;
  private final double[] weights;
  private final double[] errorBudgets;
  private final LowTraffic lowTraffic;

  MemberWindows(SloDefinition definition, CountedSeries series) {
    this.counted = series.counted();
    this.traffic = series.traffic();
    this.lowTraffic = definition.lowTraffic();
    if (counted.length == 1) {
      this.weights = ALONE;
      this.errorBudgets = new double[] {definition.errorBudget()};
    } else {
      this.weights = definition.members().stream().mapToDouble(Member::weight).toArray();
      this.errorBudgets = definition.members().stream().mapToDouble(Member::errorBudget).toArray();
    }
  }

  int count() {
    return counted[0].burns();
  }

  private long minutes(int window) {
    return counted[0].burn(window).minutes();
  }

  /** The place of the window of so many minutes. */
  int indexOf(long minutes) {
    for (int i = 0; i < count(); i++) {
      if (minutes(i) == minutes) {
        return i;
      }
    }
    throw new IllegalArgumentException("no window of " + minutes + " minutes");
  }

  /** The burn rate over a window: 1 uses the budget up exactly at the end of the SLO's window. */
  double burn(int window) {
    double burn = 0;
    for (int i = 0; i < counted.length; i++) {
      RunningWindow ofMember = counted[i].burn(window);
      double rate = weights[i] * (ofMember.tally().errorRatio() / errorBudgets[i]);
      burn += lowTraffic.weighted() ? rate * busyness(ofMember, counted[i].period()) : rate;
    }
    return burn;
  }

  /** Events of a window ÷ events of the SLO's window, both per measured minute; 1 if unknown. */
  private static double busyness(RunningWindow window, RunningWindow period) {
    Tally sum = window.tally();
    Tally whole = period.tally();
    if (sum.measured() == 0 || whole.total() == 0) {
      return 1;
    }
    return ((double) sum.total() / sum.measured()) / ((double) whole.total() / whole.measured());
  }

  BurnRate burnRate(int window) {
    return new BurnRate(Duration.ofMinutes(minutes(window)), burn(window), sum(window));
  }

  /** Whether a window has the events that an alert needs. */
  boolean busyEnough(int window) {
    if (lowTraffic.minimumEvents() == 0 && lowTraffic.minimumBadEvents() == 0) {
      return true;
    }
    double total = 0;
    double bad = 0;
    for (WindowedSeries member : traffic) {
      Tally tally = member.burn(window).tally();
      total += (double) tally.total() / Slice.SCALE;
      bad += (double) tally.bad() / Slice.SCALE;
    }
    return total >= lowTraffic.minimumEvents() && bad >= lowTraffic.minimumBadEvents();
  }

  /**
   * Whether so little is unread that a verdict may rest on it. While history is being read, newest
   * first, a long window holds only its newest part, and would judge three days by an hour.
   */
  boolean readEnough(int window) {
    for (WindowedSeries member : counted) {
      if (!readEnough(member.burn(window).unread(), minutes(window))) {
        return false;
      }
    }
    return true;
  }

  static boolean readEnough(int unread, long minutes) {
    return unread <= 5 || unread * 10L <= minutes;
  }

  /** The share of the budget that is left. */
  double remaining() {
    double consumed = 0;
    for (int i = 0; i < counted.length; i++) {
      consumed += weights[i] * (counted[i].period().tally().errorRatio() / errorBudgets[i]);
    }
    return 1 - consumed;
  }

  /** What is left of a whole budget after some of the bad events of the SLO's window. */
  double remaining(long[] bad) {
    double consumed = 0;
    for (int i = 0; i < counted.length; i++) {
      double allowed = counted[i].period().tally().total() * errorBudgets[i];
      consumed += allowed == 0 ? 0 : weights[i] * (bad[i] / allowed);
    }
    return 1 - consumed;
  }

  WindowSum sum(int window) {
    if (counted.length == 1) {
      return counted[0].burn(window).sum();
    }
    Pool pool = new Pool(minutes(window));
    for (WindowedSeries member : counted) {
      pool.add(member.burn(window).tally());
    }
    return pool.sum();
  }

  /** What happened in the past part of the SLO's window. */
  WindowSum period() {
    if (counted.length == 1) {
      return counted[0].period().sum();
    }
    Pool pool = new Pool(counted[0].period().past().minutes());
    for (WindowedSeries member : counted) {
      pool.add(member.period().tally());
    }
    return pool.sum();
  }
}
