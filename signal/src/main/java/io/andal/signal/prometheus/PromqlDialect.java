package io.andal.signal.prometheus;

import io.andal.signal.SourceFailure;
import io.andal.signal.Timing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a system that speaks Prometheus' query API differs from Prometheus. Immutable. */
public interface PromqlDialect {

  /** Prometheus itself. */
  PromqlDialect PROMETHEUS = () -> "Prometheus";

  /** The {@code type} of its DataSource document. */
  String type();

  /** When its data can be expected, where the document doesn't say. */
  default Timing timing() {
    return ConnectionDetails.TIMING;
  }

  /** What every request says besides who asks. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /** What every query carries besides; a parameter may be repeated. */
  default Map<String, List<String>> parameters() {
    return Map.of();
  }

  /** What questions for the values of labels carry besides. */
  default Map<String, List<String>> labelParameters() {
    return Map.of();
  }

  /** Labels that it was asked to fold: a series that has one means that events count twice. */
  default Set<String> foldedLabels() {
    return Set.of();
  }

  /** Whether a warning is advice on the query only, and nothing is left out. */
  default boolean isAnnotation(String warning) {
    return false;
  }

  /**
   * What an error that it answered is, if it has errors that Prometheus has not.
   *
   * @param said which server answered what, for people
   * @param error its words alone
   */
  default Optional<SourceFailure> failure(String said, String error) {
    return Optional.empty();
  }

  /** The same with the status, for systems that have their own errors for all of them. */
  default Optional<SourceFailure> failure(int status, String said, String error) {
    return status == 422 || status >= 500 ? failure(said, error) : Optional.empty();
  }
}
