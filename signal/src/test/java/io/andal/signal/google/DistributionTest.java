package io.andal.signal.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.Distribution;
import com.google.api.Distribution.BucketOptions;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Which of a distribution's values lie in a cut. The distributions are printed by Google's code.
 */
class DistributionTest {

  private static BucketOptions explicit(Double... bounds) {
    return BucketOptions.newBuilder()
        .setExplicitBuckets(BucketOptions.Explicit.newBuilder().addAllBounds(List.of(bounds)))
        .build();
  }

  private static BucketOptions growing(int finite, double factor, double scale) {
    return BucketOptions.newBuilder()
        .setExponentialBuckets(
            BucketOptions.Exponential.newBuilder()
                .setNumFiniteBuckets(finite)
                .setGrowthFactor(factor)
                .setScale(scale))
        .build();
  }

  private static JsonNode distribution(BucketOptions options, List<Long> counts) {
    return TestKey.MAPPER.readTree(
        FakeGoogle.json(
            Distribution.newBuilder()
                .setCount(counts.stream().mapToLong(Long::longValue).sum())
                .setBucketOptions(options)
                .addAllBucketCounts(counts)
                .build()));
  }

  private static Cut below(double max) {
    return new Cut(Double.NEGATIVE_INFINITY, max);
  }

  @Test
  void valuesBelowABoundAreCounted() throws Exception {
    JsonNode some = distribution(explicit(0.0, 100.0, 300.0), List.of(0L, 5L, 7L, 2L));
    assertThat(below(300).count(some)).isEqualTo(12);
    assertThat(below(100).count(some)).isEqualTo(5);
    assertThat(new Cut(100, Double.POSITIVE_INFINITY).count(some)).isEqualTo(9);
    assertThat(new Cut(0, 100).count(some)).isEqualTo(5);
  }

  @Test
  void emptyBucketsAtTheEndAreLeftOutByGoogle() throws Exception {
    JsonNode some = distribution(explicit(0.0, 100.0, 300.0), List.of(0L, 5L));
    assertThat(below(300).count(some)).isEqualTo(5);
  }

  @Test
  void aThresholdBetweenBoundsIsRefusedWithThoseThatThereAre() {
    JsonNode some = distribution(explicit(0.0, 100.0, 300.0), List.of(0L, 5L, 7L, 2L));
    assertThatThrownBy(() -> below(250).count(some))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> {
              assertThat(e.failure().cause()).isEqualTo(Cause.BAD_QUERY);
              assertThat(e.failure().message()).startsWith("250 is no bound");
              assertThat(e.failure().remedy()).isEqualTo("Its bounds are 0, 100, 300.");
            });
  }

  @Test
  void growingBoundsNeedFourDigitsOnly() throws Exception {
    List<Long> counts = new ArrayList<>();
    for (long i = 0; i < 20; i++) {
      counts.add(1L);
    }
    JsonNode some = distribution(growing(66, 1.4, 1), counts);
    // 1.4 to the 17th is 304.913….
    assertThat(below(304.9).count(some)).isEqualTo(18);
    assertThatThrownBy(() -> below(300).count(some))
        .isInstanceOfSatisfying(
            SourceException.class,
            e -> assertThat(e.failure().remedy()).contains(" 217.795, 304.913, 426.879,"));
  }

  @Test
  void nothingCountsInAnEmptyDistribution() throws Exception {
    assertThat(below(17).count(TestKey.MAPPER.readTree("{}"))).isZero();
  }

  /** What is below a bound and what is not are all values, whatever the buckets. */
  @Property(tries = 200)
  void aBoundPartsAllValues(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 1000) Integer> counts,
      @ForAll @DoubleRange(min = 1.1, max = 3) double factor,
      @ForAll @IntRange(max = 28) int bound)
      throws Exception {
    int finite = counts.size() - 2 + 1;
    int at = bound % (finite + 1);
    JsonNode some =
        distribution(
            growing(finite, factor, 0.5), counts.stream().map(Integer::longValue).toList());
    double[] bounds = Cut.bounds(some.path("bucketOptions"));
    double sum = counts.stream().mapToLong(Integer::longValue).sum();
    double below = below(bounds[at]).count(some);
    double above = new Cut(bounds[at], Double.POSITIVE_INFINITY).count(some);
    assertThat(below + above).isEqualTo(sum);
  }
}
