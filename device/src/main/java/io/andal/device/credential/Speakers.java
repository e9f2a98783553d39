package io.andal.device.credential;

import java.util.Optional;

/** Tells for whom a secret speaks. Thread-safe; may wait for the database. */
@FunctionalInterface
public interface Speakers {

  /** Empty if the secret is unknown or revoked. */
  Optional<Speaker> of(String secret);
}
