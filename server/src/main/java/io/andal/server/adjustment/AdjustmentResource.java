package io.andal.server.adjustment;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.server.slo.BudgetJson;
import io.andal.server.workspace.DocumentChanges;
import io.andal.signal.MinuteRange;
import io.andal.slo.Adjustment;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.adjustment.Adjustments;
import io.andal.workspace.Applied;
import io.andal.workspace.DocumentId;
import io.andal.workspace.Problem;
import io.andal.workspace.ProblemJson;
import io.andal.workspace.SourceText;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Times that don't count: a short way to a BudgetAdjustment, and what they do to a budget. */
@RestController
final class AdjustmentResource {
  private final AndalRuntime runtime;
  private final DocumentChanges changes;

  AdjustmentResource(AndalRuntime runtime, DocumentChanges changes) {
    this.runtime = runtime;
    this.changes = changes;
  }

  /**
   * What not to count.
   *
   * @param name of the document; made from the selection and the start unless told
   * @param decidedBy {@code user:ayu}, {@code group:controls}; the caller unless told
   * @param to or a duration
   */
  record Wanted(
      @Nullable String name,
      @Nullable List<String> slos,
      @Nullable List<String> services,
      @Nullable String from,
      @Nullable String to,
      @Nullable String duration,
      @Nullable String rrule,
      @Nullable String timeZone,
      @Nullable String category,
      @Nullable String reason,
      @Nullable String decidedBy) {}

  /**
   * The document that came to be.
   *
   * @param warnings about it, in words
   * @param document its YAML
   */
  record Made(String name, int version, long revision, List<String> warnings, String document) {
    Made {
      warnings = List.copyOf(warnings);
    }
  }

  @PostMapping("/api/v1/adjustments")
  ResponseEntity<Made> create(
      @RequestBody Wanted body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    AdjustmentText.Said said = said(body, caller);
    DocumentId id = DocumentId.of(Adjustments.KIND, said.name());
    String yaml = AdjustmentText.yaml(said);
    Applied applied =
        changes.applyOne(
            caller,
            Origin.of(request),
            id,
            new SourceText(said.name() + ".yaml", yaml),
            said.reason(),
            Optional.of(0));
    if (!applied.accepted()) {
      throw new ApiException(
          422,
          "Unprocessable Content",
          applied.problems().stream()
              .filter(problem -> problem.severity() == Problem.Severity.ERROR)
              .findFirst()
              .map(problem -> problem.message() + ". " + problem.remedy() + ".")
              .orElse("The adjustment was refused."),
          Map.of("problems", ProblemJson.of(applied.problems())));
    }
    return ResponseEntity.status(201)
        .body(
            new Made(
                said.name(),
                applied.changes().stream()
                    .filter(change -> change.id().equals(id))
                    .mapToInt(Applied.Change::version)
                    .findFirst()
                    .orElse(1),
                applied.revision(),
                applied.problems().stream().map(problem -> problem.message()).toList(),
                yaml));
  }

  private static AdjustmentText.Said said(Wanted body, Caller caller) {
    List<String> slos = Objects.requireNonNullElse(body.slos(), List.of());
    List<String> services = Objects.requireNonNullElse(body.services(), List.of());
    if (slos.isEmpty() && services.isEmpty()) {
      throw ApiException.badRequest("Say which slos or services it is about.");
    }
    String from = given(body.from()).orElseThrow(() -> missing("from, when it starts"));
    String first = slos.isEmpty() ? services.getFirst() : slos.getFirst();
    return new AdjustmentText.Said(
        given(body.name()).orElseGet(() -> name(first, from)),
        slos,
        services,
        given(body.category()).orElse("maintenance"),
        given(body.reason()).orElseThrow(() -> missing("reason, why it doesn't count")),
        given(body.decidedBy()).orElse("user:" + caller.name()),
        from,
        given(body.to()),
        given(body.duration()),
        given(body.rrule()),
        given(body.timeZone()));
  }

  private static ApiException missing(String what) {
    return ApiException.badRequest("Say " + what + ".");
  }

  private static String name(String subject, String from) {
    String stem = subject.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String when = from.replaceAll("[^0-9]", "");
    String start = stem.substring(0, Math.min(40, stem.length())).replaceAll("^-+|-+$", "");
    return (start.isEmpty() ? "all" : start) + "-" + when.substring(0, Math.min(12, when.length()));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
  }

  /**
   * A budget with and without its adjustments.
   *
   * @param unadjusted as if all time counted
   */
  record Adjusted(
      String slo, BudgetJson counted, BudgetJson unadjusted, List<AdjustmentJson> adjustments) {}

  /**
   * One adjustment with its times.
   *
   * @param next when it starts next; null if it never does
   */
  record AdjustmentJson(
      String name,
      String category,
      String reason,
      String decidedBy,
      @Nullable String rrule,
      List<BudgetJson.Span> inWindow,
      @Nullable Instant next) {}

  @GetMapping("/api/v1/slos/{name}/adjustments")
  Adjusted adjusted(@PathVariable("name") String name) {
    SloDefinition slo =
        runtime.slos().find(name).orElseThrow(() -> ApiException.notFound("SLO '" + name + "'"));
    Budget counted =
        runtime
            .slos()
            .budget(name)
            .orElseThrow(() -> ApiException.notFound("budget of SLO '" + name + "' yet"));
    Budget unadjusted = runtime.slos().unadjusted(name).orElse(counted);
    Instant now = runtime.clock().instant();
    MinuteRange window = new MinuteRange(counted.window().from(), counted.asOf());
    return new Adjusted(
        name,
        BudgetJson.of(counted),
        BudgetJson.of(unadjusted),
        slo.adjustments().stream()
            .sorted(Comparator.comparing(Adjustment::name))
            .map(
                one ->
                    new AdjustmentJson(
                        one.name(),
                        one.category(),
                        one.reason(),
                        one.decidedBy(),
                        one.when().rule().orElse(null),
                        one.when().within(window).stream()
                            .map(range -> new BudgetJson.Span(range.start(), range.end()))
                            .toList(),
                        one.when().nextStart(now).orElse(null)))
            .toList());
  }
}
