package io.andal.signal.google.auth;

import io.andal.signal.http.RequestBudget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What the process stands in, so that tests can put another around it.
 *
 * @param home where {@code .config/gcloud} is
 */
public record Surroundings(Variables variables, Path home, Clock clock, RequestBudget.Pause pause) {

  /** Environment variables. */
  @FunctionalInterface
  public interface Variables {
    Optional<String> get(String name);
  }

  public static Surroundings real(Clock clock) {
    return new Surroundings(
        name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()),
        Path.of(System.getProperty("user.home", "")),
        clock,
        Thread::sleep);
  }
}
