package io.andal.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a version runs.
 *
 * @param environment {@code production}, {@code test}
 * @param address base address of the API there; empty if not known
 */
public record FoundDeployment(String environment, String address, Optional<Instant> since) {}
