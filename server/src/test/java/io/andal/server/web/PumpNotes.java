package io.andal.server.web;

import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.AnnotationQuery;
import io.andal.slo.annotation.Category;
import io.andal.slo.annotation.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the invented company noted. */
final class PumpNotes {
  private static final List<Annotation> ALL =
      List.of(
          note("7", "2026-11-22T08:52:00Z", "", Category.DEPLOYMENT, "commands v1.4.2", "commands"),
          note("6", "2026-11-21T19:00:00Z", "", Category.DEPLOYMENT, "commands v1.4.1", "commands"),
          note(
              "5",
              "2026-11-19T13:05:00Z",
              "2026-11-19T14:30:00Z",
              Category.INCIDENT,
              "Valves answer late in <Ngoro>",
              "commands"),
          note("4", "2026-11-12T03:00:00Z", "", Category.DEPLOYMENT, "commands v1.4.0", "commands"),
          note("3", "2026-11-08T03:00:00Z", "", Category.NOTE, "New pumps in Gresik", ""),
          note(
              "2",
              "2026-11-05T19:00:00Z",
              "2026-11-05T21:00:00Z",
              Category.MAINTENANCE,
              "The broker is patched",
              ""));

  private PumpNotes() {}

  private static Annotation note(
      String id, String from, String to, Category category, String title, String service) {
    return new Annotation(
        id,
        Instant.parse(from),
        Optional.of(to).filter(t -> !t.isEmpty()).map(Instant::parse),
        category,
        title,
        category == Category.INCIDENT ? "Cause: a full disk.\nMended by Budi." : "",
        category == Category.DEPLOYMENT
            ? Optional.of("https://ci.pumps.example/builds/" + id)
            : Optional.empty(),
        Subject.of(Optional.of(service).filter(s -> !s.isEmpty()), Optional.empty()),
        Map.of(),
        category == Category.DEPLOYMENT ? "token:ci" : "ayu",
        Optional.empty(),
        List.of());
  }

  static List<Annotation> matching(AnnotationQuery query) {
    return ALL.stream()
        .filter(one -> one.subject().service().map(query.services()::contains).orElse(true))
        .filter(one -> query.category().map(wanted -> wanted == one.category()).orElse(true))
        .filter(one -> !one.to().orElse(one.from()).isBefore(query.from()))
        .filter(one -> one.from().isBefore(query.to()))
        .limit(query.limit())
        .toList();
  }
}
