package io.andal.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What beats goes on beating. */
class HeartbeatTest {

  @Test
  void troubleWithTheDatabaseIsShownAndOverWhenTheDatabaseIsBack() {
    try (TestServer server = TestServer.start()) {
      AndalRuntime runtime = server.runtime();
      runtime.beat();
      assertThat(runtime.troubles()).isEmpty();
      rename(runtime, "alert", "alert_away");
      runtime.beat();
      runtime.beat();
      assertThat(runtime.troubles()).hasSize(1);
      rename(runtime, "alert_away", "alert");
      runtime.beat();
      assertThat(runtime.troubles()).isEmpty();
    }
  }

  private static void rename(AndalRuntime runtime, String from, String to) {
    runtime
        .database()
        .jdbi()
        .useHandle(handle -> handle.execute("ALTER TABLE " + from + " RENAME TO " + to));
  }
}
