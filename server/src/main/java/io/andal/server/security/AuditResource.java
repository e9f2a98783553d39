package io.andal.server.security;

import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what, newest first. */
@RestController
final class AuditResource {
  private static final int LARGEST_LIMIT = 499;

  private final Audit audit;

  AuditResource(Audit audit) {
    this.audit = audit;
  }

  @GetMapping("/api/v1/audit")
  Page<AuditEntry> list(
      @RequestParam(name = "actor", required = false) @Nullable String actor,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    int limit = Page.limit(asked, LARGEST_LIMIT);
    List<AuditEntry> found =
        audit.entries(
            Optional.ofNullable(actor).filter(name -> !name.isEmpty()),
            Page.key(cursor).map(AuditResource::id),
            limit + 1);
    return new Page<>(
        found.stream().limit(limit).toList(),
        found.size() > limit ? Page.cursor(String.valueOf(found.get(limit - 1).id())) : null);
  }

  private static long id(String key) {
    if (!key.matches("\\d{1,18}")) {
      throw ApiException.badRequest("cursor is the value of 'next' of the page before.");
    }
    return Long.parseLong(key);
  }
}
