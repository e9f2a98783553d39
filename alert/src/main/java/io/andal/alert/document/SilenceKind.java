package io.andal.alert.document;

import io.andal.alert.label.Matcher;
import io.andal.alert.label.MatcherException;
import io.andal.alert.label.Matchers;
import io.andal.alert.silence.Silence;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import io.andal.workspace.Kind;
import io.andal.workspace.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Alerts that nobody is told of for a while, as a document: for planned work. */
public final class SilenceKind implements Kind {
  /** The kind. */
  public static final String SILENCE = "Silence";

  /** What the ids of silences begin with that are documents. */
  public static final String PREFIX = "document:";

  @Override
  public String name() {
    return SILENCE;
  }

  @Override
  public String apiVersion() {
    return "andal.io/v1";
  }

  @Override
  public String schema() {
    return "/io/andal/alert/schema/Silence.json";
  }

  @Override
  public List<Reference> references(Document document) {
    return List.of();
  }

  @Override
  public List<Problem> check(Document document, Documents all) {
    List<Problem> problems = new ArrayList<>();
    read(document, problems);
    return problems;
  }

  /** All that documents say. */
  public static List<Silence> silences(Documents documents) {
    return documents.all(SILENCE).stream()
        .flatMap(document -> read(document, new ArrayList<>()).stream())
        .toList();
  }

  private static Optional<Silence> read(Document document, List<Problem> problems) {
    List<Matcher> matchers = new ArrayList<>();
    JsonNode list = document.spec().path("matchers");
    for (int i = 0; i < list.size(); i++) {
      try {
        matchers.addAll(Matchers.parse(list.get(i).asString("")));
      } catch (MatcherException e) {
        problems.add(
            document.error(
                "/spec/matchers/" + i,
                "silence-matcher",
                String.valueOf(e.getMessage()),
                "Write a matcher such as service=\"billing\"."));
      }
    }
    if (problems.isEmpty() && matchers.stream().allMatch(matcher -> matcher.matches(""))) {
      problems.add(
          document.error(
              "/spec/matchers",
              "silence-all",
              "it would silence every alert",
              "Add a matcher that an alert without labels doesn't match."));
    }
    Optional<Instant> from = time(document, "from", problems);
    Optional<Instant> until = time(document, "until", problems);
    if (from.isEmpty() || until.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(until.get())) {
      problems.add(
          document.error(
              "/spec/until", "silence-time", "it ends before it begins", "Write a later time."));
    }
    return Optional.of(
        new Silence(
            PREFIX + document.name(),
            matchers,
            from.get(),
            until.get(),
            from.get(),
            document.spec().path("createdBy").asString("document"),
            document.spec().path("reason").asString("")));
  }

  private static Optional<Instant> time(Document document, String field, List<Problem> problems) {
    String text = document.spec().path(field).asString("");
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      problems.add(
          document.error(
              "/spec/" + field,
              "silence-time",
              "'" + text + "' is no time with an offset",
              "Write one such as 2026-12-24T18:00:00+07:00."));
      return Optional.empty();
    }
  }
}
