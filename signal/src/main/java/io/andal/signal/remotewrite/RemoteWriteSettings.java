package io.andal.signal.remotewrite;

import io.andal.signal.Durations;
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
  static ReadSettings of(Map<String, Object> details) {
    return new ReadSettings(
        duration(details, "delay", DELAY), duration(details, "retention", PointArchive.RETENTION));
  }

  private static Duration duration(Map<String, Object> details, String field, Duration usual) {
    Object value = details.get(field);
    return value == null ? usual : Durations.parse(String.valueOf(value)).orElse(usual);
  }
}
