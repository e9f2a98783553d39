package io.andal.inventory.finding;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiVersion;
import io.andal.specification.Operation;
import io.andal.traffic.SeenApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What findings about an API follow from.
 *
 * @param versions newest first
 * @param current names of versions that a catalog still has
 * @param published names of versions whose content was promised
 * @param operations of the version in force
 * @param described whether anything says what it offers
 * @param seen what traffic saw of it
 * @param watchedSince since when its hosts are watched; empty if they aren't
 * @param silence after how long without a call a description counts as an orphan
 */
public record FindingFacts(
    ApiEntry api,
    List<ApiVersion> versions,
    Set<String> current,
    Set<String> published,
    List<Operation> operations,
    boolean described,
    List<SeenApi> seen,
    Optional<Instant> watchedSince,
    Duration silence,
    Instant now) {

  public FindingFacts {
    versions = List.copyOf(versions);
    current = Set.copyOf(current);
    published = Set.copyOf(published);
    operations = List.copyOf(operations);
    seen = List.copyOf(seen);
  }
}
