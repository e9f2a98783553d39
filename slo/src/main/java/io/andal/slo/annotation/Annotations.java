package io.andal.slo.annotation;

import io.andal.database.Database;
import io.andal.slo.store.AnnotationTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The annotations that people and pipelines made. Thread-safe. */
public final class Annotations {
  /** How long they are kept: as long as slices are. */
  public static final Duration KEPT = Duration.ofDays(400);

  /** More than anybody reads: what sends more has lost its senses. */
  static final int MOST = 100_000;

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final AnnotationTable table;
  private final Clock clock;
  private final AtomicLong prunedOn = new AtomicLong(Long.MIN_VALUE);

  public Annotations(Database database, Clock clock) {
    this.table = new AnnotationTable(database);
    this.clock = clock;
  }

  /**
   * Whether an annotation came to be.
   *
   * @param created false if there was one with its key already, which then is this one, unchanged
   */
  public record Added(Annotation annotation, boolean created) {}

  /**
   * Notes something.
   *
   * @throws InvalidAnnotationException if it can't be kept
   */
  public Added add(NewAnnotation wanted, String author) {
    Instant now = clock.instant();
    wanted.demandNear(now, KEPT);
    Optional<Annotation> present = wanted.key().flatMap(table::findByKey);
    if (present.isPresent()) {
      return new Added(present.get(), false);
    }
    prune(now);
    if (table.count() >= MOST) {
      throw new InvalidAnnotationException(
          "annotations",
          "There are %d annotations, which is all that fit; delete some.".formatted(MOST));
    }
    Optional<Annotation> added = table.insert(wanted, author);
    // Another caller may have brought the same key between the two looks.
    return added
        .map(annotation -> new Added(annotation, true))
        .orElseGet(
            () -> new Added(table.findByKey(wanted.key().orElseThrow()).orElseThrow(), false));
  }

  private void prune(Instant now) {
    long today = now.toEpochMilli() / DAY;
    if (prunedOn.getAndSet(today) != today) {
      table.deleteEndedBefore(now.minus(KEPT));
    }
  }

  public Optional<Annotation> find(String id) {
    return table.find(id).filter(this::kept);
  }

  /** Newest first. */
  public List<Annotation> list(AnnotationQuery query) {
    return table.list(query).stream().filter(this::kept).toList();
  }

  private boolean kept(Annotation annotation) {
    return !annotation.to().orElse(annotation.from()).isBefore(clock.instant().minus(KEPT));
  }

  /** The keys that begin so of annotations that have not ended. */
  public List<String> openKeys(String start) {
    return table.openKeys().stream().filter(key -> key.startsWith(start)).toList();
  }

  /** Says when something ended; what ended before, or isn't there any more, stays as it is. */
  public void end(String key, Instant at) {
    table.end(key, at);
  }

  /** Takes one away; false if there is none. */
  public boolean delete(String id) {
    return table.delete(id);
  }
}
