package io.andal.signal.aws;

import io.andal.signal.http.RequestBudget;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * What the process stands in, so that tests can put another around it.
 *
 * @param home where {@code .aws} is
 */
public record Surroundings(Variables variables, Path home, Clock clock, RequestBudget.Pause pause) {

  /** Environment variables; blank ones are not set. */
  @FunctionalInterface
  public interface Variables {
    Optional<String> get(String name);

    /** Whether both are set. */
    default boolean have(String one, String other) {
      return get(one).isPresent() && get(other).isPresent();
    }
  }

  public static Surroundings real(Clock clock) {
    return new Surroundings(
        name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()),
        Path.of(System.getProperty("user.home", "")),
        clock,
        Thread::sleep);
  }
}
