package io.andal.slo.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.signal.Quality;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.engine.SloEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/reference/composite.md}, and the numbers that stand below them. */
class CompositePageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
  private static final Offset<Double> TINY = Offset.offset(1e-9);
  private static final long END = 29_000_040;
  private static final int MINUTES = 60;

  private static SloDefinition example(String name) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "reference", "composite.md"));
    return EXAMPLE
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .filter(yaml -> yaml.contains("name: " + name + ","))
        .map(Slos::only)
        .findFirst()
        .orElseThrow();
  }

  /** The budget after an hour. */
  private static Budget budget(
      SloDefinition slo, IntFunction<double[]> answered, IntFunction<double[]> paid) {
    SloEngine engine = new SloEngine(slo, END);
    Map<SeriesId, List<Slice>> slices = new HashMap<>();
    slices.put(slo.members().getFirst().series(), hour(answered));
    slices.put(slo.members().getLast().series(), hour(paid));
    engine.put(slices);
    return engine.budget();
  }

  private static List<Slice> hour(IntFunction<double[]> goodAndTotal) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < MINUTES; i++) {
      double[] counts = goodAndTotal.apply(i);
      slices.add(Slice.of(END - MINUTES + i, counts[0], counts[1], Quality.COMPLETE));
    }
    return slices;
  }

  @Test
  void theBudgetsOfOccurrencesBurnTogether() throws IOException {
    SloDefinition slo = example("buying");
    Budget budget =
        budget(
            slo,
            minute -> minute == 10 ? new double[] {9_995, 10_000} : new double[] {0, 0},
            minute -> minute == 50 ? new double[] {4_998, 5_000} : new double[] {0, 0});

    assertThat(slo.target()).isEqualTo(0.995);
    assertThat(budget.remaining()).isEqualTo(0.1, TINY);
    assertThat(budget.members())
        .extracting(Budget.MemberBudget::consumed)
        .satisfiesExactly(
            answered -> assertThat(answered).isEqualTo(0.5, TINY),
            paid -> assertThat(paid).isEqualTo(0.4, TINY));
  }

  @Test
  void aSliceThatIsBadForOneIsBadForAll() throws IOException {
    SloDefinition slo = example("shopping");
    Budget budget =
        budget(
            slo,
            minute ->
                switch (minute / 5) {
                  case 2 -> new double[] {90, 100};
                  case 9 -> new double[] {96, 100};
                  default -> new double[] {100, 100};
                },
            minute ->
                switch (minute / 5) {
                  case 2 -> new double[] {10, 20};
                  case 7 -> new double[] {14, 20};
                  case 9 -> new double[] {17, 20};
                  default -> new double[] {20, 20};
                });

    assertThat(slo.target()).isEqualTo(0.75);
    // A minute of time counts as its 60,000 milliseconds.
    assertThat(budget.period().badEvents()).isEqualTo(10 * 60_000.0);
    assertThat(budget.remaining()).isEqualTo(1.0 / 3, TINY);
  }

  @Test
  void missingPartsOfRatiosAddUp() throws IOException {
    SloDefinition slo = example("browsing");
    assertThat(slo.target()).isEqualTo(0.9);

    Budget used = budget(slo, _ -> new double[] {95, 100}, _ -> new double[] {19, 20});
    assertThat(used.period().sli()).isEqualTo(0.9, TINY);
    assertThat(used.remaining()).isEqualTo(0, TINY);

    Budget half = budget(slo, _ -> new double[] {97.5, 100}, _ -> new double[] {195, 200});
    assertThat(half.period().sli()).isEqualTo(0.95, TINY);
    assertThat(half.remaining()).isEqualTo(0.5, TINY);
  }
}
