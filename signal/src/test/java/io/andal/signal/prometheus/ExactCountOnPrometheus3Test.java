package io.andal.signal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.testing.RealPrometheus;
import org.junit.jupiter.api.Test;

/** The same number of events in a Prometheus 3, whose ranges are open on the left. */
class ExactCountOnPrometheus3Test extends ExactCountOnRealPrometheusTest {
  @Override
  RealPrometheus.Builder server() {
    assumeTrue(RealPrometheus.version3().isPresent(), RealPrometheus.skipped3());
    return RealPrometheus.builder().server(RealPrometheus.version3().orElseThrow());
  }

  @Test
  void itIsPrometheus3() throws Exception {
    assertThat(source().identify()).startsWith("Prometheus 3.");
  }
}
