package io.andal.channel;

import java.time.ZoneId;
import java.util.Optional;

/**
 * Who reads a message, as far as that is known.
 *
 * @param language as in {@code id} or {@code en}
 * @param zone whose clock the reader goes by
 */
public record Reader(Optional<String> language, Optional<ZoneId> zone) {
  /** Of whom nothing is known. */
  public static final Reader UNKNOWN = new Reader(Optional.empty(), Optional.empty());

  /** What is known here, and where it isn't, what another knows. */
  public Reader or(Reader other) {
    return new Reader(language.or(other::language), zone.or(other::zone));
  }
}
