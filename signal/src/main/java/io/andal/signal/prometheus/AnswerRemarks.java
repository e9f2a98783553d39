package io.andal.signal.prometheus;

import java.util.List;

/**
 * What an answer says besides its data. {@code infos} are not kept: they are advice on the query.
 *
 * @param warnings in the server's words; not empty means that data may be missing
 */
record AnswerRemarks(List<String> warnings) {
  AnswerRemarks {
    warnings = List.copyOf(warnings);
  }

  /** The server left out series to stay within a limit. */
  boolean truncated() {
    return warnings.stream().anyMatch(w -> w.contains("truncated due to limit"));
  }
}
