package io.andal.agreement;

import io.andal.signal.MinuteRange;
import java.util.List;
import java.util.Optional;

/**
 * One period of an agreement: what was kept so far, and what is owed for it.
 *
 * @param asOf the minute up to which it is known; the period's end once it is over
 * @param lines one for each SLO, or one for all of them together
 * @param deciding the line that counts; none if the agreement covers nothing
 * @param credit what is owed, or would be if the period ended now
 * @param forecast while the period runs
 */
public record Account(
    Agreement agreement,
    Period period,
    long asOf,
    List<Line> lines,
    Optional<Line> deciding,
    Credit credit,
    List<Taken> exclusions,
    Optional<Forecast> forecast) {
  public Account {
    lines = List.copyOf(lines);
    exclusions = List.copyOf(exclusions);
  }

  /** What one SLO kept; its name and title are empty if several were put together. */
  public record Line(String slo, String title, Attainment attainment) {}

  /** What an exclusion took out of the period. */
  public record Taken(String name, String reason, List<MinuteRange> parts) {
    public Taken {
      parts = List.copyOf(parts);
    }

    public long minutes() {
      return parts.stream().mapToLong(MinuteRange::minutes).sum();
    }
  }

  public boolean running() {
    return asOf < period.range().to();
  }

  public Optional<Fraction> attained() {
    return deciding.flatMap(line -> line.attainment().share());
  }

  /** Whether the promise is kept; empty if nobody knows. */
  public Optional<Boolean> kept() {
    return attained().map(agreement::keptBy);
  }
}
