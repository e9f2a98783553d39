package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.specification.Operation;
import io.andal.specification.SchemaField;
import io.andal.traffic.SeenOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Operations and data structures of a description, as pages show them. */
final class OperationRows {
  private static final int SCHEMAS = 60;
  private static final int FIELDS = 60;
  private static final int ITEMS = 60;
  private static final int LINE = 200;

  private final Map<String, SeenOperation> seen;
  private final Map<String, List<OperationsView.Field>> fields = new LinkedHashMap<>();
  private final ApiWords words;

  OperationRows(List<SeenOperation> seen, List<SchemaField> described, ApiWords words) {
    this.seen =
        seen.stream()
            .collect(Collectors.toMap(SeenOperation::key, Function.identity(), (one, _) -> one));
    this.words = words;
    for (SchemaField field : described) {
      fields
          .computeIfAbsent(field.schema(), _ -> new ArrayList<>())
          .add(
              new OperationsView.Field(
                  ApiWords.cut(field.name(), LINE),
                  ApiWords.cut(field.type(), LINE),
                  field.deprecated()));
    }
  }

  OperationsView.Row row(Operation operation) {
    return new OperationsView.Row(
        "o" + Integer.toHexString(operation.key().hashCode()),
        ApiWords.cut(operation.verb(), 20),
        tone(operation.verb()),
        ApiWords.cut(operation.path(), 300),
        ApiWords.cut(operation.operationId(), LINE),
        ApiWords.cut(operation.summary(), LINE),
        ApiWords.cut(operation.description().strip(), 4_000),
        operation.deprecated(),
        operation.sunset().map(day -> words.voice().say("api.sunset", words.day(day))).orElse(""),
        seen(operation),
        operation.parameters().stream()
            .limit(ITEMS)
            .map(
                one ->
                    new OperationsView.Parameter(
                        ApiWords.cut(one.name(), LINE),
                        one.in(),
                        one.required(),
                        ApiWords.cut(one.type(), LINE)))
            .toList(),
        operation.requestTypes().stream()
            .limit(ITEMS)
            .map(type -> ApiWords.cut(type, LINE))
            .toList(),
        operation.answers().stream()
            .limit(ITEMS)
            .map(
                one ->
                    new OperationsView.Answer(
                        ApiWords.cut(one.status(), 40),
                        ApiWords.cut(one.description(), 400),
                        ApiWords.cut(String.join(", ", one.types()), LINE)))
            .toList(),
        fields.getOrDefault(operation.key(), List.of()).stream().limit(FIELDS).toList(),
        operation.position().line());
  }

  private Optional<Badge> seen(Operation operation) {
    SeenOperation met = seen.get(operation.key());
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        met == null
            ? new Badge("unknown", "unknown", words.voice().say("api.coverage.unseen"))
            : new Badge(
                "good",
                "traffic",
                words.voice().say("api.requests", words.voice().count(met.requests()))));
  }

  private static String tone(String verb) {
    return switch (verb) {
      case "GET", "HEAD", "QUERY", "RECEIVE", "SUBSCRIBE", "SUBSCRIPTION" -> "reads";
      case "DELETE" -> "removes";
      default -> "changes";
    };
  }

  /** The structures that have a name, those that the words meet first of all. */
  List<OperationsView.Schema> schemas(String q) {
    return named(q).entrySet().stream()
        .limit(SCHEMAS)
        .map(
            schema ->
                new OperationsView.Schema(
                    ApiWords.cut(schema.getKey(), LINE),
                    schema.getValue().stream().limit(FIELDS).toList(),
                    schema.getValue().size() > FIELDS
                        ? words
                            .voice()
                            .say(
                                "source.more",
                                words.voice().count(schema.getValue().size() - FIELDS))
                        : ""))
        .toList();
  }

  String moreSchemas(String q) {
    int size = named(q).size();
    return size > SCHEMAS
        ? words.voice().say("api.schemas.more", words.voice().count(size - SCHEMAS))
        : "";
  }

  private Map<String, List<OperationsView.Field>> named(String q) {
    String text = q.toLowerCase(Locale.ROOT);
    Map<String, List<OperationsView.Field>> named = new LinkedHashMap<>();
    fields.forEach(
        (schema, of) -> {
          if (schema.indexOf(' ') < 0
              && (schema.toLowerCase(Locale.ROOT).contains(text)
                  || of.stream()
                      .anyMatch(field -> field.name().toLowerCase(Locale.ROOT).contains(text)))) {
            named.put(schema, of);
          }
        });
    return named;
  }
}
