package io.andal.traffic;

import java.util.List;

/** Where readers of logs hand over what they read, with how far they read. Thread-safe. */
public interface LogSink extends ExchangeSink {

  /**
   * Counts what was read up to a place. Both are kept or neither: whoever is killed reads on from
   * {@link #places} and neither loses nor doubles anything.
   */
  void accept(List<Exchange> exchanges, LogPlace place);

  /** How far the logs of a source were read, as far as it is kept. */
  List<LogPlace> places(String source);

  /** Forgets how far a log was read, for logs that are gone. */
  void forget(String source, String log);

  /**
   * Tells that a door stood open: whatever its source saw in this time was handed over, so that
   * minutes without requests are measured and not missing. A pushing source needn't call it.
   *
   * @param fromMillis milliseconds since 1970
   * @param untilMillis milliseconds since 1970, not later than now
   */
  void watched(String source, long fromMillis, long untilMillis);
}
