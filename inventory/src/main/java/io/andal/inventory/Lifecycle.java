package io.andal.inventory;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where an API or a version of it is in its life. */
public enum Lifecycle {
  DESIGN,
  EXPERIMENTAL,
  PRODUCTION,
  DEPRECATED,
  RETIRED;

  /** As it is written: {@code production}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Lifecycle> of(String word) {
    return Stream.of(values()).filter(one -> one.word().equalsIgnoreCase(word)).findFirst();
  }
}
