package io.andal.signal.prometheus;

import java.util.ArrayList;
import java.util.List;

/**
 * What an answer says besides its data. {@code infos} are not kept: they are advice on the query.
 *
 * @param warnings in the server's words; not empty means that data may be missing
 * @param annotations warnings that are advice on the query only
 */
record AnswerRemarks(List<String> warnings, List<String> annotations) {
  AnswerRemarks {
    warnings = List.copyOf(warnings);
    annotations = List.copyOf(annotations);
  }

  /** The same, with those taken out of the warnings that are annotations to this dialect. */
  AnswerRemarks sorted(PromqlDialect dialect) {
    List<String> partial = new ArrayList<>();
    List<String> advice = new ArrayList<>(annotations);
    warnings.forEach(warning -> (dialect.isAnnotation(warning) ? advice : partial).add(warning));
    return new AnswerRemarks(partial, advice);
  }

  /** Everything, for people. */
  List<String> all() {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(annotations);
    return all;
  }

  /** The server left out series to stay within a limit. */
  boolean truncated() {
    return warnings.stream().anyMatch(w -> w.contains("truncated due to limit"));
  }
}
