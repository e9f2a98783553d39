package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.report.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AndalTest {
  @TempDir Path folder;

  @Test
  void withoutACommandItSaysWhichThereAre() {
    Calls.Call call = new Calls(folder).andal();

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err().lines())
        .singleElement()
        .asString()
        .contains("up, demo, validate, openslo, apply, get, diff, delete, history, rollback");
  }

  @Test
  void aWordThatNeedsAnotherOneSaysWhichThereAre() {
    Calls.Call call = new Calls(folder).andal("token");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).isEqualTo("andal: token: which one? One of create, list, revoke\n");
  }

  @Test
  void anOptionThatDoesNotExistIsRefusedInOneLine() {
    Calls.Call call = new Calls(folder).andal("validate", "--fromat", "json");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err().lines())
        .singleElement()
        .asString()
        .contains("--fromat")
        .contains("andal validate --help");
  }

  @Test
  void helpGoesToStandardOutput() {
    Calls.Call call = new Calls(folder).andal("gate", "--help");

    assertThat(call.code()).isZero();
    assertThat(call.out()).contains("0   yes").contains("1   no").contains("2   couldn't tell");
  }

  @Test
  void theVersionIsFilledIn() {
    Calls.Call call = new Calls(folder).andal("version", "--output", "json");

    assertThat(Json.parse(call.out()).path("version").asString()).matches("[0-9]+\\.[0-9]+.*");
  }

  @Test
  void aServerAddressThatIsNoneIsRefused() {
    Calls.Call call = new Calls(folder).with("ANDAL_URL", "ftp://x").andal("slo", "list");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err())
        .isEqualTo("andal: 'ftp://x' is no server address; it looks like http://127.0.0.1:8080\n");
  }

  @Test
  void aWorkspaceThatIsNotThereIsRefusedBeforeAnythingStarts() {
    Calls.Call call = new Calls(folder).andal("up", "nowhere", "--port", "0");

    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).isEqualTo("andal: there is no folder 'nowhere' to serve\n");
    assertThat(folder.resolve(".andal")).doesNotExist();
  }

  @Test
  void theGateWantsToKnowWhatIsToBeReleased() {
    assertThat(new Calls(folder).andal("gate").err())
        .isEqualTo("andal: gate wants either --service NAME or --slo NAME\n");
    assertThat(new Calls(folder).andal("gate", "--slo", "a", "--service", "b").code()).isEqualTo(2);
  }
}
