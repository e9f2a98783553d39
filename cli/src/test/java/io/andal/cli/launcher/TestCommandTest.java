package io.andal.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void checkOut() throws Exception {
    checkout = new Checkout(folder.toRealPath());
    // Commands that stand for the tools that tests need; only these and the shell's are found.
    Path tools = Files.createDirectories(checkout.root().resolve("tools"));
    for (String tool : "chromium prometheus promtool amtool mosquitto cc".split(" ", -1)) {
      Checkout.executable(tools.resolve(tool), "#!/bin/sh\n");
    }
    checkout.environment("PATH", tools + ":" + System.getenv("PATH"));
  }

  @Test
  void theLastLineCountsWhatPassedFailedAndWasSkipped() throws Exception {
    checkout.report("slo", 12, 1, 2, 3);

    Checkout.Run run = checkout.andal("test");

    assertThat(run.lastLine()).isEqualTo("6 passed, 3 failed, 3 skipped");
  }

  @Test
  void reportsOfAnEarlierRunAreNotCounted() throws Exception {
    checkout.write(
        "gone/target/surefire-reports/TEST-Old.xml",
        "<testsuite tests=\"5\" errors=\"0\" skipped=\"0\" failures=\"0\"/>");
    checkout.report("slo", 2, 0, 0, 0);

    assertThat(checkout.andal("test").lastLine()).isEqualTo("2 passed, 0 failed, 0 skipped");
  }

  @Test
  void theExitCodeIsThatOfTheBuild() throws Exception {
    checkout.maven("exit 1");

    Checkout.Run run = checkout.andal("test");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lastLine()).isEqualTo("0 passed, 0 failed, 0 skipped");
    assertThat(run.err()).contains("the build failed");
  }

  @Test
  void mavenIsToldWhereOtherProjectsCasesAre() throws Exception {
    checkout.environment("ANDAL_CONFORMANCE", "/some/cases");
    checkout.maven("echo \"$@\"");

    assertThat(checkout.andal("test", "-pl", "slo").out())
        .startsWith("-B -ntp -T 2 --fail-at-end verify -Dandal.conformance=/some/cases -pl slo\n");
  }

  @Test
  void inCiAMissingToolIsAFailureAndNotASkippedTest() throws Exception {
    withoutTools();
    checkout.environment("CI", "true");

    Checkout.Run run = checkout.andal("test");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("missing: a browser").contains("CI=true");
  }

  @Test
  void elsewhereAMissingToolIsTold() throws Exception {
    withoutTools();
    checkout.maven(":");

    Checkout.Run run = checkout.andal("test");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("missing: a browser").contains("skipped");
  }

  /** A PATH with nothing but what the script itself calls: no tools, no apt-get. */
  private void withoutTools() throws IOException {
    Path bare = Files.createDirectories(checkout.root().resolve("bare"));
    for (String tool :
        "sh dirname sed find head cat awk rm id mkdir touch mv uname".split(" ", -1)) {
      for (String place : new String[] {"/usr/bin", "/bin"}) {
        Path file = Path.of(place, tool);
        if (Files.exists(file) && Files.notExists(bare.resolve(tool))) {
          Checkout.executable(bare.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(file));
        }
      }
    }
    checkout.environment("PATH", bare.toString());
  }
}
