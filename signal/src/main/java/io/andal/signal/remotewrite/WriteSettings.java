package io.andal.signal.remotewrite;

import io.andal.signal.Durations;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where budgets are written: {@code connectionDetails.remoteWrite} of a DataSource.
 *
 * @param labels that every series gets
 * @param tenant sent as {@code X-Scope-OrgID}; empty if there is none
 */
record WriteSettings(
    URI url,
    Duration interval,
    SortedMap<String, String> labels,
    Protocol protocol,
    String tenant) {
  static final Duration INTERVAL = Duration.ofMinutes(1);

  /** Reads details that have passed {@code SourceDocuments}' check; empty if nothing is written. */
  static Optional<WriteSettings> of(Map<String, Object> details) {
    if (!(details.get("remoteWrite") instanceof Map<?, ?> write)) {
      return Optional.empty();
    }
    TreeMap<String, String> labels = new TreeMap<>();
    if (write.get("labels") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
    }
    return Optional.of(
        new WriteSettings(
            URI.create(text(write, "url")),
            Durations.parse(text(write, "interval")).orElse(INTERVAL),
            labels,
            text(write, "version").equals("2.0") ? Protocol.V2 : Protocol.V1,
            text(details, "tenant")));
  }

  private static String text(Map<?, ?> map, String field) {
    Object value = map.get(field);
    return value == null ? "" : String.valueOf(value);
  }
}
