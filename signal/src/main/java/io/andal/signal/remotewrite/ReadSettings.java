package io.andal.signal.remotewrite;

import io.andal.signal.Durations;
import java.time.Duration;
import java.util.Map;

/**
 * How a DataSource of {@code type: RemoteWrite} wants to be read.
 *
 * @param delay how long after a minute's end senders may still deliver its samples
 * @param retention how long samples are kept
 */
record ReadSettings(Duration delay, Duration retention) {

  /** Two scrapes of the usual 15 seconds, and the pause in which senders fill a batch. */
  static final Duration DELAY = Duration.ofSeconds(45);

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static ReadSettings of(Map<String, Object> details) {
    return new ReadSettings(
        duration(details, "delay", DELAY),
        duration(details, "retention", RemoteWriteReceiver.RETENTION));
  }

  private static Duration duration(Map<String, Object> details, String field, Duration usual) {
    Object value = details.get(field);
    return value == null ? usual : Durations.parse(String.valueOf(value)).orElse(usual);
  }
}
