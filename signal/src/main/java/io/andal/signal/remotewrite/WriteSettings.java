package io.andal.signal.remotewrite;

import io.andal.signal.http.Details;
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
  static Optional<WriteSettings> of(Map<String, Object> fields) {
    Details details = new Details(fields);
    if (!details.has("remoteWrite")) {
      return Optional.empty();
    }
    Details write = details.part("remoteWrite");
    TreeMap<String, String> labels = new TreeMap<>();
    write
        .part("labels")
        .fields()
        .forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
    return Optional.of(
        new WriteSettings(
            URI.create(write.text("url")),
            write.duration("interval", INTERVAL),
            labels,
            write.text("version").equals("2.0") ? Protocol.V2 : Protocol.V1,
            details.text("tenant")));
  }
}
