package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.andal.testing.RealPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's way from a real Prometheus to SLOs, without a server. */
class RealSourceTest {
  @TempDir Path folder;

  @BeforeAll
  static void needsPrometheus() {
    assumeTrue(RealPrometheus.isInstalled(), RealPrometheus.skipped());
  }

  @Test
  void whatARealPrometheusSuggestsIsValidAndIsRead() throws IOException {
    try (RealPrometheus prometheus = RealPrometheus.withHistory(history())) {
      Files.writeString(
          folder.resolve("sources.yaml"),
          """
          apiVersion: openslo/v1
          kind: DataSource
          metadata: {name: eu-prod}
          spec: {type: Prometheus, connectionDetails: {url: "%s", delay: 5m}}
          """
              .formatted(prometheus.url()));
      Calls calls = new Calls(folder);

      Calls.Call empty = calls.andal("source", "check", "eu-prod", "--folder", ".");
      assertThat(empty.code()).as(empty.out() + empty.err()).isZero();
      assertThat(empty.out())
          .contains("It is Prometheus ")
          .contains("andal source suggest eu-prod");

      Calls.Call list = calls.andal("source", "suggest", "eu-prod", "--folder", ".");
      assertThat(list.out()).contains("shop/http_requests_total/availability");
      Calls.Call written =
          calls.andal("source", "suggest", "eu-prod", "--folder", ".", "--all", "--write", ".");
      assertThat(written.code()).as(written.err()).isZero();
      Calls.Call valid = calls.andal("validate", ".", "--strict");
      assertThat(valid.code()).as(valid.out()).isZero();

      Calls.Call check = calls.andal("source", "check", "eu-prod", "--folder", ".");
      assertThat(check.code()).as(check.out() + check.err()).isZero();
      assertThat(check.out())
          .contains("Its one SLI is read.")
          .contains("The newest minute that is there ended")
          .contains("It keeps data for longer than Andal looks back");
      assertThat(calls.andal("source", "suggest", "eu-prod", "--folder", ".", "--all").err())
          .contains("there is nothing to write");
    }
  }

  /** The last hour of a shop, to the present minute. */
  private static String history() {
    long now = Math.floorDiv(Clock.systemUTC().instant().getEpochSecond(), 60L) * 60;
    StringBuilder text = new StringBuilder("# TYPE http_requests counter\n");
    for (String code : List.of("200", "500")) {
      for (int i = 0; i <= 70; i++) {
        text.append(
            String.format(
                Locale.ROOT,
                "http_requests_total{job=\"shop\",code=\"%s\"} %d %d\n",
                code,
                1_000 + i * (code.equals("200") ? 600 : 3),
                now - (70 - i) * 60L));
      }
    }
    return text.append("# EOF\n").toString();
  }
}
