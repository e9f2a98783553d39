package io.andal.signal.remotewrite;

/** What a sender says a metric is; both versions number the types alike. */
enum SampleType {
  UNKNOWN(0),
  COUNTER(1),
  GAUGE(2),
  HISTOGRAM(3),
  GAUGE_HISTOGRAM(4),
  SUMMARY(5),
  INFO(6),
  STATE_SET(7);

  private final int number;

  SampleType(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** The type of a number; unknown if there is none. */
  static SampleType of(long number) {
    for (SampleType type : values()) {
      if (type.number == number) {
        return type;
      }
    }
    return UNKNOWN;
  }
}
