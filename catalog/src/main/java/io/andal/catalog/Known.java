package io.andal.catalog;

import java.util.Optional;

/** What earlier scans of a catalog learned. */
@FunctionalInterface
public interface Known {

  /** Knows nothing. */
  Known NOTHING = (_, _) -> Optional.empty();

  /** The {@link Found#fingerprint} that an item had when its content was last taken. */
  Optional<String> fingerprint(String key, String version);
}
