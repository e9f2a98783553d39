package io.andal.signal.remotewrite;

import io.andal.signal.http.Details;
import io.andal.signal.pushed.PointArchive;
import io.andal.signal.pushed.ReadSettings;
import java.time.Duration;
import java.util.Map;

/** Reads how a DataSource of {@code type: RemoteWrite} wants to be read. */
final class RemoteWriteSettings {

  /** Two scrapes of the usual 15 seconds, and the pause in which senders fill a batch. */
  private static final Duration DELAY = Duration.ofSeconds(45);

  private RemoteWriteSettings() {}

  /** Reads details that have passed {@code SourceDocuments}' check. */
  static ReadSettings of(Map<String, Object> fields) {
    Details details = new Details(fields);
    return new ReadSettings(
        details.duration("delay", DELAY), details.duration("retention", PointArchive.RETENTION));
  }
}
