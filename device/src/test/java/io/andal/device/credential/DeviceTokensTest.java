package io.andal.device.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.andal.database.Database;
import io.andal.testing.TestDatabases.Fresh;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceTokensTest {

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aTokenSpeaksForOneDeviceUntilItIsRevoked(Fresh database) throws Exception {
    try (Database opened = database.open()) {
      DeviceTokens tokens = new DeviceTokens(opened, Clock.systemUTC());
      DeviceToken.Created created = tokens.create("pumps", "p1", "rina").orElseThrow();
      assertThat(created.secret()).startsWith("andal_device_").hasSizeGreaterThan(50);
      assertThat(tokens.of(created.secret())).contains(new Speaker.Device("pumps", "p1"));
      assertThat(tokens.of(created.secret() + "x")).isEmpty();
      assertThat(tokens.revoke("pumps", "p2", created.token().id())).isFalse();
      assertThat(tokens.revoke("pumps", "p1", created.token().id())).isTrue();
      assertThat(tokens.revoke("pumps", "p1", created.token().id())).isFalse();
      assertThat(tokens.of(created.secret())).isEmpty();
      assertThat(tokens.of("pumps", "p1"))
          .singleElement()
          .satisfies(token -> assertThat(token.revokedAt()).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void onlyItsFingerprintIsKept(Fresh database) throws Exception {
    try (Database opened = database.open()) {
      DeviceTokens tokens = new DeviceTokens(opened, Clock.systemUTC());
      String secret = tokens.create("pumps", "p1", "rina").orElseThrow().secret();
      String kept =
          opened
              .jdbi()
              .withHandle(
                  handle -> handle.createQuery("SELECT * FROM device_token").mapToMap().list())
              .toString();
      assertThat(kept).contains("rina").doesNotContain(secret.substring(13));
    }
  }

  @ParameterizedTest
  @MethodSource("io.andal.testing.TestDatabases#all")
  void aDeviceHasFewTokens(Fresh database) throws Exception {
    try (Database opened = database.open()) {
      DeviceTokens tokens = new DeviceTokens(opened, Clock.systemUTC());
      for (int i = 0; i < DeviceTokens.MOST_OF_A_DEVICE; i++) {
        assertThat(tokens.create("pumps", "p1", "rina")).isPresent();
      }
      assertThat(tokens.create("pumps", "p1", "rina")).isEmpty();
      assertThat(tokens.create("pumps", "p2", "rina")).isPresent();
    }
  }
}
