package io.andal.slo.annotation;

import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.slo.SloDefinition;
import io.andal.slo.engine.SliceBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * What counted for an SLO in a stretch of time, minute by minute, kept so that two stretches can be
 * compared.
 *
 * @param members one for each of the SLO's members, or one for all where they are judged together
 */
record Stretch(MinuteRange range, List<Part> members) {
  Stretch {
    members = List.copyOf(members);
  }

  /**
   * One member's counts.
   *
   * @param bad events
   * @param total events
   * @param minutes with events
   * @param scatter Σ (badᵢ − r × totalᵢ)² over its minutes, r = bad ÷ total: how unevenly bad
   *     events lie
   * @param factor weight ÷ error budget: what turns its error ratio into its share of the burn rate
   */
  record Part(double bad, double total, int minutes, double scatter, double factor) {

    double ratio() {
      return total == 0 ? 0 : bad / total;
    }

    /**
     * The variance of the error ratio when minutes, not events, are what is drawn: errors come in
     * bursts, and a burst is one event of chance. The ratio estimator's, {@code m ÷ (m − 1) ×
     * scatter ÷ total²} (Cochran, Sampling Techniques, 3rd ed., 1977, eq. 6.9 with n = m clusters).
     */
    double variance() {
      return minutes < 2 ? 0 : minutes / (minutes - 1.0) * scatter / (total * total);
    }
  }

  static Stretch of(SloDefinition slo, MinuteRange range, List<SliceBlock> counted) {
    List<Part> parts = new ArrayList<>();
    boolean each = counted.size() == slo.members().size();
    for (int i = 0; i < counted.size(); i++) {
      double factor =
          each && slo.composite()
              ? slo.members().get(i).weight() / slo.members().get(i).errorBudget()
              : 1 / slo.errorBudget();
      parts.add(part(counted.get(i), range, factor));
    }
    return new Stretch(range, parts);
  }

  private static Part part(SliceBlock block, MinuteRange range, double factor) {
    double bad = 0;
    double total = 0;
    int minutes = 0;
    int first = (int) (range.from() - block.range().from());
    int last = first + (int) range.minutes();
    for (int i = first; i < last; i++) {
      bad += (double) block.bad(i) / Slice.SCALE;
      total += (double) block.total(i) / Slice.SCALE;
      minutes += block.total(i) > 0 ? 1 : 0;
    }
    double ratio = total == 0 ? 0 : bad / total;
    double scatter = 0;
    for (int i = first; i < last; i++) {
      double off = (double) block.bad(i) / Slice.SCALE - ratio * block.total(i) / Slice.SCALE;
      scatter += off * off;
    }
    return new Part(bad, total, minutes, scatter, factor);
  }

  double bad() {
    return members.stream().mapToDouble(Part::bad).sum();
  }

  double total() {
    return members.stream().mapToDouble(Part::total).sum();
  }

  /** Error ratio ÷ error budget, of a composite the weighted sum; 0 where nothing happened. */
  double burn() {
    return members.stream().mapToDouble(part -> part.ratio() * part.factor()).sum();
  }
}
