package io.andal.slo.annotation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of thing happened. */
public enum Category {
  DEPLOYMENT,
  INCIDENT,
  CONFIGURATION,
  MAINTENANCE,
  NOTE;

  /** As it is written: {@code deployment}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty if there is no such category. */
  public static Optional<Category> of(String word) {
    return Stream.of(values()).filter(category -> category.word().equals(word)).findFirst();
  }
}
