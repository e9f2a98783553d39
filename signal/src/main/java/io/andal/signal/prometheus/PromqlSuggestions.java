package io.andal.signal.prometheus;

import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.Suggestion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds SLI candidates in whatever speaks Prometheus' query API: metrics of requests by their usual
 * names, for each service that had some in the last hour. Asks for the names of metrics once, and
 * for each kind that is there at most four times.
 */
public final class PromqlSuggestions {
  private static final Logger LOG = LoggerFactory.getLogger(PromqlSuggestions.class);

  private static final int MOST_SHAPES = 40;

  private PromqlSuggestions() {}

  /**
   * Candidates, the busiest first. Their indicators count exactly, with plain selectors.
   *
   * @return at most {@link Suggestion#MOST}
   */
  public static List<Suggestion> of(PromqlSource source, Clock clock)
      throws SourceException, InterruptedException {
    RequestRows rows = new RequestRows(source, clock);
    Set<String> names = rows.names();
    List<Candidate> found = new ArrayList<>();
    for (RequestShape shape : RequestShapes.among(names).stream().limit(MOST_SHAPES).toList()) {
      try {
        found.addAll(new ShapeLook(source.name(), shape, names, rows).candidates());
      } catch (SourceException e) {
        if (e.failure().cause() != Cause.BAD_QUERY && e.failure().cause() != Cause.LIMITED) {
          throw e;
        }
        LOG.info("{} says nothing of {}: {}", source.name(), shape.name(), e.getMessage());
      }
    }
    return found.stream()
        .sorted(
            Comparator.comparingDouble(Candidate::events)
                .reversed()
                .thenComparing(one -> one.suggestion().id()))
        .limit(Suggestion.MOST)
        .map(Candidate::suggestion)
        .toList();
  }

  /**
   * A suggestion and how busy it is.
   *
   * @param events in the last hour
   */
  record Candidate(Suggestion suggestion, double events) {}
}
