package io.andal.signal.cloudwatch;

/** A {@code metricSource.spec} that asks nothing CloudWatch could answer. */
final class BadSpec extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  BadSpec(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
