package io.andal.signal;

import java.util.Map;

/**
 * Opens sources of {@code type: Traffic}. What sees traffic comes after this module, so it brings
 * them along.
 */
@FunctionalInterface
public interface TrafficSources {

  /** Where no traffic is seen. */
  TrafficSources NONE =
      (name, _) -> {
        throw new IllegalArgumentException(
            "its slices are counted by a running server; start andal up, and ask without --folder");
      };

  /**
   * Opens a source; asks nothing yet.
   *
   * @param name of the DataSource
   * @param details its connection details
   * @throws IllegalArgumentException if no traffic is seen here
   */
  SignalSource source(String name, Map<String, Object> details);
}
