package io.andal.specification.difference.openapi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is being compared: an operation, or the whole description.
 *
 * @param operation its key as callers know it, from the base; empty for the description
 * @param stability what the base promised
 * @param promises whether the revision's operation is called beta or stable
 */
record Context(String operation, Optional<Stability> stability, boolean promises) {
  static final Context ALL = new Context("", Optional.empty(), false);

  static Context of(String operation, @Nullable Spot base, @Nullable Spot revision) {
    Optional<Stability> before = base == null ? Optional.empty() : Stability.of(base);
    Optional<Stability> after = revision == null ? Optional.empty() : Stability.of(revision);
    return new Context(operation, before, after.map(Stability::promises).orElse(false));
  }

  /** A draft or alpha operation may change as it likes. */
  boolean withoutPromise() {
    return stability.map(level -> !level.promises()).orElse(false);
  }
}
