package io.andal.signal.grafana;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How several series become one, if an SLI's author says so. */
enum Reduce {
  NONE,
  SUM,
  MIN,
  MAX;

  static Optional<Reduce> named(String text) {
    return text.isEmpty()
        ? Optional.of(NONE)
        : Arrays.stream(values()).filter(one -> one != NONE && one.word().equals(text)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  double of(double one, double other) {
    return switch (this) {
      case NONE, SUM -> one + other;
      case MIN -> Math.min(one, other);
      case MAX -> Math.max(one, other);
    };
  }
}
