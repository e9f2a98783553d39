package io.andal.alert.group;

import io.andal.alert.label.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Something that Andal itself found wrong.
 *
 * @param labels what it is known by; they don't change as long as it lasts
 * @param annotations what is said of it for people
 * @param link a page about it
 * @param since when it began
 * @param patience how long it must last before anybody is told
 * @param certain false if it can't be said now whether it still is so: what fires goes on, and
 *     nothing begins
 */
public record OwnAlert(
    Labels labels,
    Map<String, String> annotations,
    String link,
    Instant since,
    Duration patience,
    boolean certain) {
  public OwnAlert {
    annotations = Map.copyOf(annotations);
  }

  boolean begins(Instant now) {
    return certain && !since.plus(patience).isAfter(now);
  }
}
