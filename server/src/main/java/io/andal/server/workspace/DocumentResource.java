package io.andal.server.workspace;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.workspace.Applied;
import io.andal.workspace.Document;
import io.andal.workspace.DocumentId;
import io.andal.workspace.ProblemJson;
import io.andal.workspace.SourceText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The documents in force, one by one. */
@RestController
@RequestMapping("/api/v1/documents")
final class DocumentResource {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

  private final AndalRuntime runtime;
  private final DocumentChanges changes;

  DocumentResource(AndalRuntime runtime, DocumentChanges changes) {
    this.runtime = runtime;
    this.changes = changes;
  }

  @GetMapping
  Page<DocumentJson.Entry> all(
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
    return page(runtime.workspace().current().all().stream().toList(), cursor, limit);
  }

  @GetMapping("/{kind}")
  Page<DocumentJson.Entry> list(
      @PathVariable("kind") String kind,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
    return page(runtime.workspace().current().all(KindPath.of(kind).name()), cursor, limit);
  }

  private static Page<DocumentJson.Entry> page(
      List<Document> sorted, @Nullable String cursor, @Nullable Integer asked) {
    int limit = Page.limit(asked, Page.LARGEST_LIMIT);
    Optional<String> after = Page.key(cursor);
    List<Document> found =
        sorted.stream()
            .filter(document -> after.isEmpty() || key(document).compareTo(after.get()) > 0)
            .limit(limit + 1L)
            .toList();
    return new Page<>(
        found.stream().limit(limit).map(DocumentJson.Entry::of).toList(),
        found.size() > limit ? Page.cursor(key(found.get(limit - 1))) : null);
  }

  /** Sorts as {@link DocumentId} does: no character of a kind comes before the separator. */
  private static String key(Document document) {
    return document.kind() + "\u0001" + document.name();
  }

  @GetMapping(
      value = "/{kind}/{name}",
      produces = {"application/json", "application/yaml", "text/yaml"})
  ResponseEntity<Object> one(
      @PathVariable("kind") String kind,
      @PathVariable("name") String name,
      @RequestHeader(name = "Accept", defaultValue = "") String accept) {
    DocumentId id = id(kind, name);
    Document document =
        runtime
            .workspace()
            .current()
            .find(id)
            .orElseThrow(() -> ApiException.notFound(id.toString()));
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok().eTag(etag(changes.version(id)));
    return accept.contains("yaml")
        ? answer.contentType(YAML).body(document.text())
        : answer.contentType(MediaType.APPLICATION_JSON).body(document.body());
  }

  /** Takes YAML; JSON is YAML too. */
  @PutMapping("/{kind}/{name}")
  ResponseEntity<AppliedJson> put(
      @PathVariable("kind") String kind,
      @PathVariable("name") String name,
      @RequestParam(name = "message", defaultValue = "") String message,
      @RequestHeader(name = "If-Match", required = false) @Nullable String match,
      @RequestHeader(name = "If-None-Match", required = false) @Nullable String noneMatch,
      @RequestBody byte[] body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    DocumentId id = id(kind, name);
    String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    demandItself(id, text, caller);
    Applied applied =
        changes.applyOne(
            caller,
            Origin.of(request),
            id,
            new SourceText("request", text),
            message,
            condition(match, noneMatch));
    AppliedJson answer = ApplyResource.answer(applied);
    return ResponseEntity.ok().eTag(etag(changes.version(id))).body(answer);
  }

  /** The text holds the document that the path names, and no other. */
  private void demandItself(DocumentId id, String text, Caller caller) {
    Applied tried =
        runtime
            .workspace()
            .apply(List.of(new SourceText("request", text)), caller.name(), "", List.of(), true);
    boolean itself =
        !tried.accepted()
            || (tried.changes().size() == 1 && tried.changes().getFirst().id().equals(id));
    if (!itself) {
      throw ApiException.badRequest(
          "The body holds %s, not %s alone; use POST /api/v1/apply for several documents."
              .formatted(tried.changes().stream().map(Applied.Change::id).toList(), id.toString()));
    }
  }

  @DeleteMapping("/{kind}/{name}")
  AppliedJson delete(
      @PathVariable("kind") String kind,
      @PathVariable("name") String name,
      @RequestParam(name = "message", defaultValue = "") String message,
      @RequestHeader(name = "If-Match", required = false) @Nullable String match,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    DocumentId id = id(kind, name);
    if (runtime.workspace().current().find(id).isEmpty()) {
      throw ApiException.notFound(id.toString());
    }
    Applied applied =
        changes.delete(caller, Origin.of(request), id, message, condition(match, null));
    if (!applied.accepted()) {
      throw new ApiException(
          409,
          "Conflict",
          "%s was not deleted; problems says what still needs it.".formatted(id),
          Map.of("problems", ProblemJson.of(applied.problems())));
    }
    return AppliedJson.of(applied);
  }

  @GetMapping("/{kind}/{name}/history")
  Page<DocumentJson.Version> history(
      @PathVariable("kind") String kind, @PathVariable("name") String name) {
    DocumentId id = id(kind, name);
    List<DocumentJson.Version> versions =
        runtime.workspace().history(id).stream().map(DocumentJson.Version::of).toList();
    if (versions.isEmpty()) {
      throw ApiException.notFound(id.toString());
    }
    return new Page<>(versions, null);
  }

  @GetMapping("/{kind}/{name}/versions/{version}")
  DocumentJson.Version version(
      @PathVariable("kind") String kind,
      @PathVariable("name") String name,
      @PathVariable("version") int version) {
    DocumentId id = id(kind, name);
    return runtime
        .workspace()
        .version(id, version)
        .map(DocumentJson.Version::of)
        .orElseThrow(() -> ApiException.notFound("version %d of %s".formatted(version, id)));
  }

  /** Puts {@code ?version=} in force again, or {@code {"version": n}}. */
  @org.springframework.web.bind.annotation.PostMapping("/{kind}/{name}/rollback")
  AppliedJson rollback(
      @PathVariable("kind") String kind,
      @PathVariable("name") String name,
      @RequestParam(name = "version", required = false) @Nullable Integer asked,
      @RequestBody(required = false) @Nullable JsonNode body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    DocumentId id = id(kind, name);
    int version = asked != null ? asked : body == null ? 0 : body.path("version").asInt(0);
    if (version < 1) {
      throw ApiException.badRequest("Say which version: ?version=N, from the history.");
    }
    if (runtime.workspace().version(id, version).isEmpty()) {
      throw ApiException.notFound("version %d of %s".formatted(version, id));
    }
    return ApplyResource.answer(changes.rollback(caller, Origin.of(request), id, version));
  }

  private static DocumentId id(String kind, String name) {
    return DocumentId.of(KindPath.of(kind).name(), name);
  }

  private static String etag(int version) {
    return "\"" + version + "\"";
  }

  private static Optional<Integer> condition(@Nullable String match, @Nullable String noneMatch) {
    if (noneMatch != null && noneMatch.equals("*")) {
      return Optional.of(0);
    }
    if (match == null || match.equals("*")) {
      return Optional.empty();
    }
    String version = match.replace("W/", "").replace("\"", "");
    if (!version.matches("\\d{1,9}")) {
      throw ApiException.badRequest("If-Match is the ETag of the document, such as \"3\".");
    }
    return Optional.of(Integer.parseInt(version));
  }
}
