package io.andal.inventory.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place where an API is kept or was seen.
 *
 * @param type of its catalog: {@code Git}, {@code Traffic}
 * @param api the entry it belongs to
 * @param evidence sentences that say why
 */
public record PlaceRow(
    long id,
    String catalog,
    String type,
    String key,
    String api,
    List<String> evidence,
    Instant firstSeen,
    Instant lastSeen,
    Optional<Instant> gone) {

  public PlaceRow {
    evidence = List.copyOf(evidence);
  }
}
