package io.andal.inventory.store;

import java.time.Instant;
import java.util.Optional;

/** A content that an item had at some time. */
public record RevisionRow(
    long id,
    long place,
    String version,
    String name,
    String hash,
    String author,
    Optional<Instant> modified,
    Instant seen) {}
