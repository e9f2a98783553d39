package io.andal.signal.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Requests are as few as CloudWatch's limits allow. */
class BatchTest {

  @Property(tries = 300)
  void whatBelongsTogetherStaysTogetherWithinTheLimits(
      @ForAll("groups") List<Set<Question>> groups,
      @ForAll @LongRange(min = 1, max = 3_000) long points) {
    List<Batch> batches = Batch.fill(groups, points);
    for (Set<Question> group : groups) {
      assertThat(batches).anyMatch(batch -> batch.questions().containsAll(group));
    }
    for (Batch batch : batches) {
      int queries = batch.questions().stream().mapToInt(Question::queries).sum();
      boolean one = groups.stream().anyMatch(group -> group.containsAll(batch.questions()));
      assertThat(queries <= 500 || one).isTrue();
      assertThat(queries * points <= 100_000 || one).isTrue();
      assertThat(
              batch
                  .request(new Period(new io.andal.signal.MinuteRange(0, 60), 60))
                  .path("MetricDataQueries")
                  .size())
          .isEqualTo(queries);
    }
    for (int i = 1; i < batches.size(); i++) {
      Set<Question> both = new LinkedHashSet<>(batches.get(i - 1).questions());
      both.addAll(batches.get(i).questions());
      int queries = both.stream().mapToInt(Question::queries).sum();
      assertThat(queries > 500 || queries * points > 100_000)
          .as("two requests that follow each other don't fit into one")
          .isTrue();
    }
  }

  @Provide
  Arbitrary<List<Set<Question>>> groups() {
    Arbitrary<MetricStat> stats =
        Arbitraries.integers()
            .between(0, 400)
            .map(i -> new MetricStat("N", "m" + i, new TreeMap<>(), "Sum", ""));
    Arbitrary<Question> questions =
        Arbitraries.oneOf(
            stats.map(Question.Plain::new),
            stats.list().ofMinSize(1).ofMaxSize(4).map(Question.Added::new),
            stats.map(stat -> new Question.Computed("FILL(a, 0)", Map.of("a", stat), true)));
    return questions.set().ofMinSize(1).ofMaxSize(2).list().ofMaxSize(400);
  }
}
