package io.andal.signal.thanos;

import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Timing;
import io.andal.signal.prometheus.PromqlDialect;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Thanos' query API has besides Prometheus': whole answers or none, replicas folded, raw
 * samples only.
 *
 * @param replicaLabels that tell replicas apart; empty if the server's own setting serves
 */
record ThanosDialect(List<String> replicaLabels) implements PromqlDialect {
  private static final Timing TIMING =
      new Timing(Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofHours(6));

  private static final List<String> ANNOTATIONS = List.of("PromQL warning:", "PromQL info:");

  /** A limit of a store travels as an RPC error too, so it is looked for first. */
  private static final Pattern LIMIT =
      Pattern.compile("ResourceExhausted|too many|\\blimit", Pattern.CASE_INSENSITIVE);

  private static final Pattern STORE =
      Pattern.compile(
          "rpc error|No StoreAPIs matched|receive series from|fetch series for"
              + "|failed to receive any data");

  ThanosDialect {
    replicaLabels = List.copyOf(replicaLabels);
  }

  @Override
  public String type() {
    return "Thanos";
  }

  @Override
  public Timing timing() {
    return TIMING;
  }

  @Override
  public Map<String, List<String>> parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("partial_response", List.of("false"));
    parameters.put("dedup", List.of("true"));
    parameters.put("max_source_resolution", List.of("0"));
    if (!replicaLabels.isEmpty()) {
      parameters.put("replicaLabels[]", replicaLabels);
    }
    return parameters;
  }

  @Override
  public Map<String, List<String>> labelParameters() {
    return Map.of("partial_response", List.of("false"));
  }

  @Override
  public Set<String> foldedLabels() {
    return Set.copyOf(replicaLabels);
  }

  /** Whatever else Thanos warns of means that a store's series are not all there. */
  @Override
  public boolean isAnnotation(String warning) {
    return ANNOTATIONS.stream().anyMatch(warning::startsWith);
  }

  @Override
  public Optional<SourceFailure> failure(String said, String error) {
    if (!STORE.matcher(error).find()) {
      return Optional.empty();
    }
    if (LIMIT.matcher(error).find()) {
      return Optional.of(
          new SourceFailure(
              Cause.LIMITED, said, "Narrow the query, or raise the limit of the store."));
    }
    return Optional.of(
        new SourceFailure(
            Cause.UNAVAILABLE,
            said,
            "Look at the stores' page of Thanos Query; it is asked again."));
  }
}
