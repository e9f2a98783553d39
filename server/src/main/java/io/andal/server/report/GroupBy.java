package io.andal.server.report;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** By what the objectives of a report are put together. */
enum GroupBy {
  TEAM,
  SERVICE;

  /** As it is written: {@code team}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<GroupBy> of(String word) {
    return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
