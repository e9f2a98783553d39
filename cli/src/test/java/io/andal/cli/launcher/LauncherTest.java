package io.andal.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path folder;
  private Checkout checkout;

  @BeforeEach
  void checkOut() throws IOException {
    // macOS and some CI systems hand out temporary folders through links.
    checkout = new Checkout(folder.toRealPath().resolve("a checkout"));
  }

  @Test
  void itBuildsOnFirstUseAndNotAgain() throws Exception {
    Checkout.Run first = checkout.andal("version");
    Checkout.Run second = checkout.andal("version");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).startsWith("andal: building;");
    assertThat(second.err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void itBuildsAgainWhenASourceIsNewer() throws Exception {
    checkout.andal("version");
    checkout.touchSource();

    assertThat(checkout.andal("version").err()).contains("the sources have changed");
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void itBuildsAgainWhenAModuleWasDeleted() throws Exception {
    Path extra = checkout.write("cli/src/main/java/extra/Extra.java", "class Extra {}");
    checkout.andal("version");
    Files.delete(extra);
    Files.setLastModifiedTime(
        extra.getParent(),
        java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(5)));

    checkout.andal("version");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void aBuildThatFailsLeavesTheOldJarAndExitsWith3() throws Exception {
    checkout.andal("version");
    checkout.touchSource();
    checkout.maven("echo compile error >&2; exit 1");

    Checkout.Run run = checkout.andal("version");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("compile error")
        .endsWith("andal: the build failed; see above\n");
    assertThat(checkout.root().resolve("cli/target/andal.jar")).exists();
    assertThat(checkout.root().resolve("cli/target/andal.lock")).doesNotExist();
  }

  @Test
  void theLockOfABuildThatWasKilledIsTakenOver() throws Exception {
    // No process has this number: Linux and macOS stay below it.
    checkout.write("cli/target/andal.lock/pid", "99999999");

    assertThat(checkout.andal("version").code()).isZero();
  }

  @Test
  void itHandsOverArgumentsInputAndExitCode() throws Exception {
    Checkout.Run run =
        checkout.run(
            checkout.root().resolve("andal"), checkout.root(), "a: b\n", "fail", "two words", "*");

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.out()).contains("arguments: fail|two words|*\n").contains("stdin: a: b\n");
  }

  @Test
  void itWorksFromAnotherFolderThroughALinkToALink() throws Exception {
    Path elsewhere = Files.createDirectories(checkout.root().resolve("else/where"));
    Path link =
        Files.createSymbolicLink(elsewhere.resolve("link"), checkout.root().resolve("andal"));
    Path second = Files.createSymbolicLink(elsewhere.resolve("second"), link.getFileName());

    Checkout.Run run = checkout.run(second, elsewhere, "", "get");

    assertThat(run.out())
        .contains("folder: " + elsewhere + "\n")
        .contains("home: " + checkout.root() + "\n");
  }

  @Test
  void itPassesJavaOptions() throws Exception {
    checkout.environment("ANDAL_JAVA_OPTS", "-Dandal.option=yes -Xmx64m");

    assertThat(checkout.andal("up").out()).contains("option: yes\n");
  }

  @Test
  void anOlderJavaHomeIsPassedOverForANewerJdk() throws Exception {
    checkout.environment("JAVA_HOME", checkout.fakeJdk("old", "17.0.15").toString());
    checkout.fakeJdk(".sdkman/candidates/java/24-x", "24.0.2");
    checkout.fakeJdk(".sdkman/candidates/java/99-x", "99-ea");

    assertThat(checkout.andal("version").out()).isEqualTo("fake java 99-ea\n");
  }

  @Test
  void withoutANewEnoughJdkItSaysInOneLineWhatToDo() throws Exception {
    checkout.environment("JAVA_HOME", checkout.fakeJdk("old", "17.0.15").toString());
    // No java on the PATH, and places that hold none that will do.
    String script = Files.readString(checkout.root().resolve(".mvn/jdk.sh"));
    Files.writeString(
        checkout.root().resolve(".mvn/jdk.sh"),
        script
            .replace("/usr/lib/jvm/*", "/nonexistent/*")
            .replace("command -v java", "command -v no-such-java"));

    Checkout.Run run = checkout.andal("version");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .contains("JDK 25")
        .contains("JAVA_HOME");
  }
}
