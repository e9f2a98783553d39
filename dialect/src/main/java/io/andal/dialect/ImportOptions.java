package io.andal.dialect;

import java.util.Optional;

/**
 * What an import is told beside its files.
 *
 * @param source the DataSource that the SLIs read from, by name
 * @param url where that DataSource is; then a document for it is written too
 * @param period the time window of SLOs whose dialect doesn't say one, as OpenSLO writes it ({@code
 *     30d})
 * @param lossy what OpenSLO can't say is left out with a warning instead of being refused
 */
public record ImportOptions(String source, Optional<String> url, String period, boolean lossy) {

  public static final ImportOptions DEFAULT =
      new ImportOptions("prometheus", Optional.empty(), "30d", false);

  public ImportOptions withLoss() {
    return new ImportOptions(source, url, period, true);
  }

  public ImportOptions withPeriod(String other) {
    return new ImportOptions(source, url, other, lossy);
  }
}
