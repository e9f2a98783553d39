package io.andal.traffic.signal;

import io.andal.traffic.store.MinuteStore.Sums;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of the requests a metric counts. */
enum CountKind {
  /** All. */
  TOTAL,
  /** Not failed. */
  GOOD,
  /** Answered by 5xx or not at all. */
  FAILED,
  /** Answered by neither 4xx nor 5xx. */
  OK,
  /** Not failed, and it is known how long they took. */
  TIMED,
  /** Of these, those that took no longer than the threshold. */
  FASTER;

  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<CountKind> spelled(String text) {
    return Arrays.stream(values()).filter(kind -> kind.spelling().equals(text)).findFirst();
  }

  static List<String> spellings() {
    return Arrays.stream(values()).map(CountKind::spelling).toList();
  }

  /**
   * Counts.
   *
   * @param bucket of the threshold; only faster has one
   */
  long of(Sums sums, int bucket) {
    return switch (this) {
      case TOTAL -> sums.total();
      case GOOD -> sums.total() - sums.failed();
      case FAILED -> sums.failed();
      case OK -> sums.total() - sums.failed() - sums.refused();
      case TIMED -> sums.timed();
      case FASTER -> sums.faster(bucket);
    };
  }
}
