package io.andal.dialect.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.testing.Promtool;
import io.andal.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Google's burn-rate rules, under the harness that the exported ones are tried with. */
class GoogleRulesTest {
  private static final List<String> FILES = List.of("oc.rules.yml", "slos.rules.yml");

  @Test
  void promtoolAcceptsThemAsItAcceptsOurs() throws IOException {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
    String conformance = System.getProperty("andal.conformance", "");
    Path folder = Path.of(conformance, "promtool", "slo-burn-example", "prometheus");
    assumeTrue(
        !conformance.isEmpty() && Files.isDirectory(folder),
        "no -Dandal.conformance=DIR with promtool/: skipped");
    int agree = 0;
    for (String file : FILES) {
      agree += Promtool.check(Files.readString(folder.resolve(file))).accepted() ? 1 : 0;
    }
    System.out.printf("promtool: %d of %d files agree%n", agree, FILES.size());

    assertThat(agree).isEqualTo(FILES.size());
  }
}
