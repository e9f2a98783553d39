package io.andal.server.inventory;

import io.andal.inventory.ApiVersion;
import io.andal.specification.Format;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of an API, as REST tells it.
 *
 * @param breaking changes since the version before; likewise the others
 */
record VersionJson(
    String name,
    int revision,
    @Nullable String format,
    String formatVersion,
    String hash,
    String lifecycle,
    @Nullable LocalDate sunset,
    boolean broken,
    int operations,
    String author,
    String catalog,
    Instant seen,
    @Nullable Instant modified,
    int breaking,
    int dangerous,
    int safe) {

  static VersionJson of(ApiVersion version) {
    return new VersionJson(
        version.name(),
        version.revision(),
        version.format().map(Format::title).orElse(null),
        version.formatVersion(),
        version.hash(),
        version.lifecycle().word(),
        version.sunset().orElse(null),
        version.broken(),
        version.operations(),
        version.author(),
        version.catalog(),
        version.seen(),
        version.modified().orElse(null),
        version.breaking(),
        version.dangerous(),
        version.safe());
  }
}
