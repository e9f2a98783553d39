package io.andal.signal.remotewrite;

import io.andal.signal.http.Details;
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
  static ReadSettings of(Map<String, Object> fields) {
    Details details = new Details(fields);
    return new ReadSettings(
        details.duration("delay", DELAY),
        details.duration("retention", RemoteWriteReceiver.RETENTION));
  }
}
