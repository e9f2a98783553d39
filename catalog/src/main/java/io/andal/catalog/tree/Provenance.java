package io.andal.catalog.tree;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Where the files of a tree come from. */
public interface Provenance {
  /** Nobody knows. */
  Provenance UNKNOWN =
      new Provenance() {
        @Override
        public Optional<Change> lastChange(String path) {
          return Optional.empty();
        }

        @Override
        public Optional<URI> link(String path) {
          return Optional.empty();
        }
      };

  /**
   * When a file was last changed.
   *
   * @param author empty if not known
   */
  record Change(String author, Instant time) {}

  /** Who changed a file last, as far as it can be found in little time. */
  Optional<Change> lastChange(String path);

  /** A file for people, without credentials. */
  Optional<URI> link(String path);
}
