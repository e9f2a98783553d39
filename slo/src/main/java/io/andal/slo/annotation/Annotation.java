package io.andal.slo.annotation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened, on the line of time.
 *
 * @param id sorts nothing; unique
 * @param to when it ended; empty for what took no time worth telling
 * @param author who noted it
 * @param documents those that changed, {@code SLO/commands-latency}; empty unless it stands for a
 *     change of documents
 */
public record Annotation(
    String id,
    Instant from,
    Optional<Instant> to,
    Category category,
    String title,
    String text,
    Optional<String> link,
    Subject subject,
    Map<String, String> labels,
    String author,
    Optional<String> key,
    List<String> documents) {
  public Annotation {
    labels = Map.copyOf(labels);
    documents = List.copyOf(documents);
  }
}
