package io.andal.signal.grafana;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data sources that one reading needs: thousands of SLIs must not ask a Grafana that is down
 * thousands of times. Used by one thread.
 */
final class Lookups {
  private final Catalog catalog;
  private final Map<String, SourceFailure> failures = new HashMap<>();
  private @Nullable SourceFailure outage;

  Lookups(Catalog catalog) {
    this.catalog = catalog;
  }

  Connected find(String reference) throws SourceException, InterruptedException {
    SourceFailure known = failures.get(reference);
    if (known == null && outage != null && !catalog.knows(reference)) {
      known = outage;
    }
    if (known != null) {
      throw new SourceException(known);
    }
    try {
      return catalog.find(reference);
    } catch (SourceException e) {
      failures.put(reference, e.failure());
      if (e.failure().cause() != Cause.BAD_QUERY) {
        outage = e.failure();
      }
      throw e;
    }
  }
}
