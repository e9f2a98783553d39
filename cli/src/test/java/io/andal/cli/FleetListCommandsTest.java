package io.andal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.cli.Calls.Call;
import io.andal.server.AndalServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of a fleet's devices is kept from a terminal. */
class FleetListCommandsTest {
  private static final String PUMPS =
      """
      apiVersion: andal.io/v1
      kind: Fleet
      metadata: {name: pumps}
      spec:
        type: HTTP
        interval: 1m
        target: 0.995
        mapping: {device: /id, time: /t}
        devices: [{id: p9}]
      """;

  @TempDir Path folder;

  @Test
  void devicesAreImportedSetExportedAndForgotten() throws Exception {
    Files.writeString(folder.resolve("pumps.yaml"), PUMPS);
    Files.writeString(folder.resolve("list.csv"), "id,site\np1,north\np2,south\n");
    Files.writeString(folder.resolve("wrong.csv"), "id,state\np1,asleep\n");
    try (AndalServer server = Servers.start(folder)) {
      String token = Servers.token(folder, "test", "admin");
      Calls cli = Servers.calls(server, folder, token);
      assertThat(cli.andal("apply", "-f", "pumps.yaml").code()).isZero();
      Call trial = cli.andal("fleet", "import", "pumps", "list.csv", "--dry-run");
      assertThat(trial.out()).contains("would add 2, change 0, leave 0").contains("site=north");
      assertThat(cli.andal("fleet", "import", "pumps", "list.csv").out())
          .contains("2 added, 0 changed, 0 left as they were");
      Call wrong = cli.andal("fleet", "import", "pumps", "wrong.csv");
      assertThat(wrong.code()).isEqualTo(1);
      assertThat(wrong.err())
          .contains("line 2, column 2 (state): \"asleep\" is no state")
          .contains("no device was changed");
      Call set =
          cli.andal(
              "fleet",
              "set",
              "pumps",
              "p1",
              "--life",
              "maintenance",
              "--until",
              "2099-01-01T00:00:00Z",
              "--attribute",
              "site=");
      assertThat(set.out()).isEqualTo("p1: maintenance until 2099-01-01T00:00:00Z\n");
      Call command = cli.andal("fleet", "command", "pumps", "p9", "--payload", "{\"open\": 40}");
      assertThat(command.code()).isEqualTo(2);
      assertThat(command.err()).contains("The Fleet has no commands at the embedded broker");
      assertThat(cli.andal("fleet", "remove", "pumps", "p2").out()).contains("Forgotten");
      assertThat(cli.andal("fleet", "export", "pumps").out().lines())
          .containsExactly(
              "id,state,until", "p1,maintenance,2099-01-01T00:00:00Z", "p9,in-service,");
      assertThat(cli.andal("fleet", "set", "pumps", "p9", "--life", "retired").err())
          .contains("/spec/devices/0");
      assertThat(cli.andal("fleet", "set", "pumps", "p1").code()).isEqualTo(2);
      assertThat(cli.andal("fleet", "target", "pumps").out())
          .isEqualTo("no device was in service for a whole hour yet; the target is 99.500 %\n");
    }
  }
}
