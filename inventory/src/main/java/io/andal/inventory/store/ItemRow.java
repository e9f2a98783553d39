package io.andal.inventory.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A version as a place has it.
 *
 * @param version as the catalog names it; empty if only the content tells
 * @param name as it is shown: the catalog's word, else the description's
 * @param hash of its description; empty if it has none
 * @param scan that saw it last
 */
public record ItemRow(
    long place,
    String version,
    String name,
    String fingerprint,
    String hash,
    ItemFacts facts,
    Instant firstSeen,
    long scan,
    Optional<Instant> gone) {}
