package io.andal.signal.pushed;

import io.andal.signal.Metric;
import io.andal.signal.Selector;
import io.andal.signal.SelectorException;

/**
 * Reads the selector that is a metric's query, and says what is wrong with it in the words of a
 * source.
 *
 * @param source {@code an OTLP source}
 * @param sources {@code OTLP sources}
 * @param points {@code points}
 * @param example a whole selector
 * @param named how a selector begins
 */
public record SelectorReader(
    String source, String sources, String points, String example, String named) {

  /** Makes a tally of a selector that names a metric. */
  @FunctionalInterface
  public interface Choice<T> {
    T of(String query, Selector selector) throws BadQueryException;
  }

  /** What the choice makes of the metric's selector. */
  public <T> T read(Metric metric, Choice<T> choice) throws BadQueryException {
    String query = metric.text("query");
    if (query.isBlank()) {
      throw new BadQueryException(
          "A metric of " + source + " has no query.", "Write query: '" + example + "'.");
    }
    try {
      Selector selector = Selector.parse(query);
      if (selector.name().isEmpty()) {
        throw new BadQueryException(
            "The selector " + query + " names no metric.",
            "Put the metric's name first: " + named + ".");
      }
      return choice.of(query, selector);
    } catch (SelectorException e) {
      throw new BadQueryException(
          "The query " + query + " is no selector: " + e.getMessage(),
          "%s count received %s, so a query is a selector, without functions."
              .formatted(sources, points));
    }
  }

  /** Buckets hold one another, so a selector of them must say which one is meant. */
  public static void checkBound(String query, Selector selector) throws BadQueryException {
    if (selector.le().isEmpty()) {
      throw new BadQueryException(
          "The selector " + query + " chooses buckets, but says no bound.",
          "Add le=\"0.3\" with one of the histogram's bounds.");
    }
  }
}
