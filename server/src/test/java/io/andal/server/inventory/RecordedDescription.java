package io.andal.server.inventory;

import io.andal.specification.Format;
import io.andal.specification.Operation;
import io.andal.specification.Operation.Answer;
import io.andal.specification.Operation.Parameter;
import io.andal.specification.Outline;
import io.andal.specification.SchemaField;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import io.andal.specification.difference.Level;
import io.andal.workspace.Position;
import io.andal.workspace.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the descriptions of the pump company say. */
final class RecordedDescription {
  static final String COMMANDS =
      """
      openapi: 3.1.0
      info: {title: Pump commands, version: 2.1.0}
      paths:
        /pumps:
          get: {summary: All pumps}
      """;
  static final String BROKEN =
      """
      openapi: 3.1.0
      info:
        title: Site reports
        version: 0.1.0
      # <script>alert(1)</script>
      paths:
        - /sites: {get: {}}
      """;

  private RecordedDescription() {}

  static Specification of(String api) {
    return api.equals("site-reports")
        ? specification(Outline.empty(), problems())
        : specification(api.equals("hostile") ? hostile() : commands(), List.of());
  }

  private static Specification specification(Outline outline, List<Problem> problems) {
    return new Specification(
        Format.OPENAPI,
        "3.1.0",
        "commands/v2.yaml",
        Optional.empty(),
        outline,
        List.of(),
        problems);
  }

  private static List<Problem> problems() {
    return List.of(
        new Problem(
            Problem.Severity.ERROR,
            "wrong-type",
            "reports/openapi.yaml",
            new Position(6, 1),
            "'paths' is a list, but should be a mapping",
            "Write each path as a key of 'paths'"),
        new Problem(
            Problem.Severity.WARNING,
            "empty",
            "reports/openapi.yaml",
            new Position(7, 13),
            "'get' says nothing",
            "Give it answers"));
  }

  private static Outline commands() {
    return new Outline(
        "Pump commands",
        "2.1.0",
        "Starts, stops and sets pumps.",
        List.of("https://api.pumps.example/commands/v2"),
        List.of("pumps", "commands"),
        "controls@pumps.example",
        "",
        Map.of("x-owner", "controls"),
        false,
        List.of(
            operation(
                "GET",
                "/pumps",
                "listPumps",
                "All pumps",
                "pumps",
                false,
                new Parameter("site", "query", false, "string"),
                new Parameter("limit", "query", false, "integer")),
            operation(
                "GET",
                "/pumps/{id}",
                "getPump",
                "One pump",
                "pumps",
                false,
                new Parameter("id", "path", true, "string")),
            operation(
                "POST",
                "/pumps/{id}/start",
                "startPump",
                "Starts a pump",
                "commands",
                false,
                new Parameter("id", "path", true, "string"),
                new Parameter("Idempotency-Key", "header", true, "string")),
            operation(
                "POST",
                "/pumps/{id}/stop",
                "stopPump",
                "Stops a pump",
                "commands",
                false,
                new Parameter("id", "path", true, "string")),
            operation(
                "PUT",
                "/pumps/{id}/speed",
                "setSpeed",
                "Sets the speed",
                "commands",
                true,
                new Parameter("id", "path", true, "string"))),
        List.of(
            field("Pump", "id", "string", false),
            field("Pump", "serialNumber", "string", false),
            field("Pump", "site", "Site", false),
            field("Pump", "rpm", "integer", true),
            field("Command", "kind", "string", false),
            field("Command", "acceptedAt", "string", false),
            field("GET /pumps", "items", "array of Pump", false),
            field("GET /pumps", "next", "string", false)));
  }

  private static Outline hostile() {
    String text = RecordedApis.HOSTILE;
    return new Outline(
        text,
        "1",
        text,
        List.of("javascript:alert(1)"),
        List.of(text),
        text,
        text,
        Map.of(),
        false,
        List.of(
            operation(
                "GET",
                "/" + text.substring(0, 900),
                text.substring(0, 100),
                text,
                text.substring(0, 200),
                false,
                new Parameter(text.substring(0, 300), "query", false, text.substring(0, 300)))),
        List.of(
            field(text.substring(0, 300), text.substring(0, 300), text.substring(0, 300), false)));
  }

  private static SchemaField field(String schema, String name, String type, boolean deprecated) {
    return new SchemaField(schema, name, type, deprecated, new Position(40, 7));
  }

  private static Operation operation(
      String verb,
      String path,
      String id,
      String summary,
      String tag,
      boolean old,
      Parameter... parameters) {
    return new Operation(
        verb,
        path,
        id,
        summary,
        "Answers within 300 ms.\n\n**Not** a place for <b>markup</b>.",
        List.of(tag),
        old,
        old ? Optional.of(LocalDate.of(2027, 3, 31)) : Optional.empty(),
        List.of(parameters),
        verb.equals("GET") ? List.of() : List.of("application/json"),
        List.of(
            new Answer("200", "Done", List.of("application/json")),
            new Answer("404", "There is no such pump", List.of("application/problem+json"))),
        new Position(12, 5));
  }

  static List<Change> changes() {
    return List.of(
        change(
            "request-parameter-became-required",
            Level.BREAKING,
            "POST /pumps/{id}/start",
            "/paths/~1pumps~1{id}~1start/post/parameters/1",
            "The header Idempotency-Key became required: callers that don't send it are refused.",
            "required: false",
            "required: true"),
        change(
            "response-property-removed",
            Level.BREAKING,
            "GET /pumps/{id}",
            "/components/schemas/Pump/properties/model",
            "The field model is gone from the answer: callers that read it find nothing.",
            "model: {type: string}",
            ""),
        change(
            "response-enum-value-added",
            Level.DANGEROUS,
            "GET /pumps/{id}",
            "/components/schemas/Pump/properties/state/enum",
            "The answer may hold the new value priming: callers that know all values meet an unknown one.",
            "[running, stopped]",
            "[running, stopped, priming]"),
        change(
            "operation-added",
            Level.SAFE,
            "PUT /pumps/{id}/speed",
            "/paths/~1pumps~1{id}~1speed/put",
            "A new operation harms nobody.",
            "",
            "put: {operationId: setSpeed}"));
  }

  private static Change change(
      String id,
      Level level,
      String operation,
      String place,
      String text,
      String before,
      String after) {
    return new Change(
        id,
        level,
        operation,
        place,
        text,
        before,
        after,
        before.isEmpty() ? Optional.empty() : Optional.of(new Position(31, 9)),
        after.isEmpty() ? Optional.empty() : Optional.of(new Position(33, 9)));
  }
}
