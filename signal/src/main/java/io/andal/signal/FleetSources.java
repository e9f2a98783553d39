package io.andal.signal;

import java.util.Map;

/**
 * Opens sources of {@code type: Fleet}. What hears devices comes after this module, so it brings
 * them along.
 */
@FunctionalInterface
public interface FleetSources {

  /** Where no devices are heard. */
  FleetSources NONE =
      (name, _) -> {
        throw new IllegalArgumentException(
            "its slices are counted by a running server; start andal up, and ask without --folder");
      };

  /**
   * Opens a source; asks nothing yet.
   *
   * @param name of the DataSource
   * @param details its connection details
   * @throws IllegalArgumentException if no devices are heard here
   */
  SignalSource source(String name, Map<String, Object> details);
}
