package io.andal.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Traces of another project become exchanges. */
@EnabledIfSystemProperty(
    named = "andal.conformance",
    matches = ".+",
    disabledReason = "-Dandal.conformance names no folder of cases")
class ApiClarityTracesTest {
  private static final int REACHED = 7;

  @Test
  void everyTraceIsAnExchange() throws IOException {
    List<Path> files = ApiClarityTraces.files();
    long read = 0;
    for (Path file : files) {
      Exchange exchange = ApiClarityTraces.read(file);
      boolean whole =
          !exchange.method().isEmpty()
              && exchange.path().startsWith("/")
              && exchange.status() >= 100
              && !exchange.host().isEmpty();
      read += whole ? 1 : 0;
    }
    System.out.printf("apiclarity traces: %d of %d cases agree%n", read, files.size());
    assertThat(read).isGreaterThanOrEqualTo(REACHED);
  }
}
