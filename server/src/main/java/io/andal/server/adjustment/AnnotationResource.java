package io.andal.server.adjustment;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.api.Times;
import io.andal.server.security.Audit;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.slo.SloDefinition;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.Annotations;
import io.andal.slo.annotation.Category;
import io.andal.slo.annotation.InvalidAnnotationException;
import io.andal.slo.annotation.NewAnnotation;
import io.andal.slo.annotation.Subject;
import io.andal.workspace.Document;
import io.andal.workspace.NearestName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened, noted by people and pipelines. */
@RestController
@RequestMapping("/api/v1/annotations")
final class AnnotationResource {
  private static final int LARGEST_LIMIT = 500;

  private final AndalRuntime runtime;
  private final AnnotationSearch search;
  private final Happenings happenings;
  private final Audit audit;

  AnnotationResource(
      AndalRuntime runtime, AnnotationSearch search, Happenings happenings, Audit audit) {
    this.runtime = runtime;
    this.search = search;
    this.happenings = happenings;
    this.audit = audit;
  }

  @GetMapping
  Page<AnnotationJson> list(
      @RequestParam(name = "service", required = false) @Nullable String service,
      @RequestParam(name = "slo", required = false) @Nullable String slo,
      @RequestParam(name = "category", required = false) @Nullable String category,
      @RequestParam(name = "from", required = false) @Nullable String from,
      @RequestParam(name = "to", required = false) @Nullable String to,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    return search.page(
        given(service),
        given(slo),
        given(category).map(AnnotationResource::category),
        given(from).map(text -> Times.parse("from", text)),
        given(to).map(text -> Times.parse("to", text)),
        cursor,
        Page.limit(asked, LARGEST_LIMIT));
  }

  @GetMapping("/{id}")
  AnnotationJson one(@PathVariable("id") String id) {
    return AnnotationJson.of(existing(id));
  }

  /**
   * What to note.
   *
   * @param at when it was, or began; now unless told
   */
  record Wanted(
      @Nullable String at,
      @Nullable String to,
      @Nullable String category,
      @Nullable String title,
      @Nullable String text,
      @Nullable String link,
      @Nullable String service,
      @Nullable String slo,
      @Nullable Map<String, String> labels,
      @Nullable String key) {}

  @PostMapping
  ResponseEntity<AnnotationJson> add(
      @RequestBody Wanted body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    Annotations.Added added;
    try {
      added = runtime.annotations().add(wanted(body), caller.name());
    } catch (InvalidAnnotationException e) {
      throw new ApiException(
          422, "Unprocessable Content", String.valueOf(e.getMessage()), Map.of("field", e.field()));
    }
    Annotation annotation = added.annotation();
    if (added.created()) {
      audit.record(
          caller.name(),
          "annotation.create",
          "annotation/" + annotation.id(),
          Origin.of(request),
          "ok",
          annotation.category().word() + ": " + annotation.title());
    }
    return ResponseEntity.status(added.created() ? 201 : 200).body(AnnotationJson.of(annotation));
  }

  private NewAnnotation wanted(Wanted body) {
    Optional<String> service = given(body.service());
    Optional<String> slo = given(body.slo());
    service.ifPresent(name -> demandKnown("Service", name));
    slo.map(name -> name.replaceFirst("\\..*", "")).ifPresent(name -> demandKnown("SLO", name));
    return new NewAnnotation(
        Times.parseOr("at", body.at(), runtime.clock().instant()),
        given(body.to()).map(text -> Times.parse("to", text)),
        category(Objects.requireNonNullElse(body.category(), "")),
        Objects.requireNonNullElse(body.title(), ""),
        Objects.requireNonNullElse(body.text(), ""),
        given(body.link()),
        Subject.of(service, slo),
        Objects.requireNonNullElse(body.labels(), Map.of()),
        given(body.key()));
  }

  /** A name that nobody bears would never be seen again. */
  private void demandKnown(String kind, String name) {
    if (runtime.workspace().current().find(kind, name).isEmpty()) {
      List<String> known =
          runtime.workspace().current().all(kind).stream().map(Document::name).toList();
      throw new InvalidAnnotationException(
          kind.equals("SLO") ? "slo" : "service",
          "There is no %s '%s'. %s"
              .formatted(kind, name, NearestName.remedy(name, known, kind + " documents")));
    }
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(
      @PathVariable("id") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    Annotation annotation = existing(id);
    runtime.annotations().delete(id);
    audit.record(
        caller.name(),
        "annotation.delete",
        "annotation/" + id,
        Origin.of(request),
        "ok",
        annotation.category().word() + ": " + annotation.title());
    return ResponseEntity.noContent().build();
  }

  /** What it did to each SLO that it concerns, or to one of them. */
  @GetMapping("/{id}/effect")
  EffectJson effect(
      @PathVariable("id") String id,
      @RequestParam(name = "slo", required = false) @Nullable String slo) {
    Annotation annotation = existing(id);
    List<SloDefinition> concerned =
        runtime.slos().definitions().stream()
            .filter(definition -> annotation.subject().concerns(definition))
            .filter(definition -> given(slo).map(definition.name()::equals).orElse(true))
            .limit(LARGEST_LIMIT)
            .toList();
    if (concerned.isEmpty() && given(slo).isPresent()) {
      throw ApiException.notFound("SLO '%s' that annotation %s concerns".formatted(slo, id));
    }
    return new EffectJson(
        AnnotationJson.of(annotation),
        concerned.stream()
            .flatMap(definition -> happenings.effect(definition, annotation).stream())
            .map(EffectJson.OnSlo::of)
            .toList());
  }

  private Annotation existing(String id) {
    return runtime
        .annotations()
        .find(id)
        .orElseThrow(() -> ApiException.notFound("annotation '" + id + "'"));
  }

  private static Category category(String word) {
    return Category.of(word)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "category is one of %s, not '%s'."
                        .formatted(
                            String.join(
                                ", ", Stream.of(Category.values()).map(Category::word).toList()),
                            word)));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }
}
