package io.andal.server.adjustment;

import io.andal.server.api.ApiException;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.AnnotationQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where an annotation stands in the list: newest first; of the same time, noted ones before changes
 * of documents.
 */
record Place(Instant from, boolean change, long number) {
  static final Comparator<Place> ORDER =
      Comparator.comparing(Place::from)
          .reversed()
          .thenComparing(Place::change)
          .thenComparing(Comparator.comparingLong(Place::number).reversed());

  private static final String REVISION = "revision-";

  static Place of(Annotation annotation) {
    boolean change = annotation.id().startsWith(REVISION);
    return new Place(
        annotation.from(),
        change,
        Long.parseLong(change ? annotation.id().substring(REVISION.length()) : annotation.id()));
  }

  /** As a cursor holds it. */
  String text() {
    return from.toEpochMilli() + (change ? "r" : "n") + number;
  }

  /**
   * Reads the text of a cursor.
   *
   * @throws ApiException if it isn't one
   */
  static Place of(String text) {
    if (!text.matches("-?\\d{1,15}[rn]\\d{1,18}")) {
      throw ApiException.badRequest("cursor is the value of 'next' of the page before.");
    }
    int at = Math.max(text.indexOf('r'), text.indexOf('n'));
    return new Place(
        Instant.ofEpochMilli(Long.parseLong(text.substring(0, at))),
        text.charAt(at) == 'r',
        Long.parseLong(text.substring(at + 1)));
  }

  /** Where noted ones go on; after a change of documents all of its time have been shown. */
  Optional<AnnotationQuery.Position> afterNoted() {
    return Optional.of(new AnnotationQuery.Position(from, change ? "0" : String.valueOf(number)));
  }

  /** Only applies before this one are still to come; empty if that isn't known. */
  Optional<Long> revision() {
    return change ? Optional.of(number) : Optional.empty();
  }
}
