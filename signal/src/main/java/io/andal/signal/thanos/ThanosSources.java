package io.andal.signal.thanos;

import io.andal.signal.SignalSource;
import io.andal.signal.prometheus.PrometheusSources;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes sources of {@code type: Thanos}. */
public final class ThanosSources {
  private ThanosSources() {}

  /**
   * Opens a source; asks nothing yet.
   *
   * @param connectionDetails as in the DataSource document
   */
  public static SignalSource open(String name, Map<String, Object> connectionDetails, Clock clock) {
    ThanosDialect dialect = new ThanosDialect(texts(connectionDetails.get("replicaLabels")));
    return new ThanosSource(
        PrometheusSources.open(name, connectionDetails, dialect, clock),
        texts(connectionDetails.get("stores")).stream().map(ExpectedStore::parse).toList(),
        clock);
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
  }
}
