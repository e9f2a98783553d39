package io.andal.server.workspace;

import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.workspace.Applied;
import io.andal.workspace.DocumentId;
import io.andal.workspace.ProblemJson;
import io.andal.workspace.SourceText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Puts documents in force, all of them or none. */
@RestController
final class ApplyResource {
  private final DocumentChanges changes;

  ApplyResource(DocumentChanges changes) {
    this.changes = changes;
  }

  /**
   * @param prune documents that go away unless the texts hold them
   */
  record ApplyJson(
      @Nullable List<TextJson> documents,
      @Nullable List<IdJson> prune,
      @Nullable String message,
      @Nullable Boolean dryRun) {}

  /** One text, which may hold several documents. */
  record TextJson(@Nullable String file, @Nullable String text) {}

  /** Names a document. */
  record IdJson(@Nullable String kind, @Nullable String name) {}

  @PostMapping(value = "/api/v1/apply", consumes = "application/json")
  AppliedJson applyJson(
      @RequestBody ApplyJson body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    List<TextJson> documents = Objects.requireNonNullElse(body.documents(), List.of());
    List<IdJson> prune = Objects.requireNonNullElse(body.prune(), List.of());
    if (documents.isEmpty() && prune.isEmpty()) {
      throw ApiException.badRequest("There is nothing to apply: documents and prune are empty.");
    }
    return answer(
        changes.apply(
            caller,
            Origin.of(request),
            documents.stream().map(ApplyResource::text).toList(),
            Objects.requireNonNullElse(body.message(), ""),
            prune.stream().map(ApplyResource::id).toList(),
            Boolean.TRUE.equals(body.dryRun())));
  }

  @PostMapping(
      value = "/api/v1/apply",
      consumes = {"application/yaml", "application/x-yaml", "text/yaml", "text/plain"})
  AppliedJson applyYaml(
      @RequestBody String text,
      @RequestParam(name = "message", defaultValue = "") String message,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    return answer(
        changes.apply(
            caller,
            Origin.of(request),
            List.of(new SourceText("request", text)),
            message,
            List.of(),
            dryRun));
  }

  /**
   * What was done.
   *
   * @throws ApiException 422 with all problems, if it was refused
   */
  static AppliedJson answer(Applied applied) {
    if (!applied.accepted()) {
      throw new ApiException(
          422,
          "Unprocessable Content",
          "The documents were refused, and nothing was changed; problems says why.",
          Map.of("problems", ProblemJson.of(applied.problems())));
    }
    return AppliedJson.of(applied);
  }

  private static SourceText text(TextJson document) {
    if (document.text() == null) {
      throw ApiException.badRequest("Each of documents has a text.");
    }
    return new SourceText(Objects.requireNonNullElse(document.file(), "request"), document.text());
  }

  private static DocumentId id(IdJson id) {
    if (id.kind() == null || id.name() == null) {
      throw ApiException.badRequest("Each of prune has a kind and a name.");
    }
    return DocumentId.of(id.kind(), id.name());
  }
}
