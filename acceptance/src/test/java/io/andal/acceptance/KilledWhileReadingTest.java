package io.andal.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.testing.RealPrometheus;
import io.andal.testing.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The finished jar, killed without warning while it reads; each event counts once. */
class KilledWhileReadingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;

  @BeforeAll
  static void needsPrometheus() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
  }

  @Test
  void killedWhileItReadsHistoryItGoesOnAndCountsEveryEventOnce() {
    long first = Instant.now().getEpochSecond() / 60 - 1440;
    KnownEvents truth = new KnownEvents(first, 1440, 0, 0, 0, 3);
    try (RealPrometheus prometheus = RealPrometheus.withHistory(truth.openMetrics());
        Meddler meddler = new Meddler(prometheus.url())) {
      House.write(folder, meddler.url(), 1);
      meddler.be(Meddler.Mood.SLOW);
      try (AndalProcess andal = House.serve(folder)) {
        Wait.until(
            "some history is read",
            PATIENCE,
            () -> progress(andal) > 0.001,
            () -> meddler.asked() + " requests\n" + andal.output());
        assertThat(progress(andal)).as("all was read before the kill").isLessThan(1);
        andal.kill();
      }
      meddler.be(Meddler.Mood.HONEST);
      try (AndalProcess andal = House.serve(folder)) {
        Wait.until("history is complete", PATIENCE, () -> progress(andal) >= 1, andal::output);
        JsonNode slices =
            andal.get(
                "/api/v1/slos/availability/slices?from="
                    + Instant.ofEpochSecond(first * 60)
                    + "&to="
                    + Instant.ofEpochSecond((first + 1430) * 60));
        double total = 0;
        double good = 0;
        for (JsonNode slice : slices.path("items")) {
          total += slice.path("total").asDouble();
          good += slice.path("good").asDouble();
        }
        assertThat(good).isEqualTo((double) truth.goodIn(0, 1430));
        assertThat(total).isEqualTo((double) (truth.goodIn(0, 1430) + truth.badIn(0, 1430)));
      }
    }
  }

  private static double progress(AndalProcess andal) {
    return andal.get("/api/v1/slos/availability/budget").path("progress").asDouble();
  }
}
