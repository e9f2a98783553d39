package io.andal.server.security;

import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.api.Times;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API tokens: made, listed, revoked. */
@RestController
@RequestMapping("/api/v1/tokens")
final class TokenResource {
  private final Tokens tokens;
  private final Audit audit;

  TokenResource(Tokens tokens, Audit audit) {
    this.tokens = tokens;
    this.audit = audit;
  }

  @GetMapping
  Page<TokenJson> list() {
    return new Page<>(
        tokens.all().stream().map(token -> TokenJson.of(token, null)).toList(), null);
  }

  /**
   * @param expiresAt ISO time; null = never
   */
  record NewToken(
      @Nullable String name, @Nullable List<String> scopes, @Nullable String expiresAt) {}

  @PostMapping
  ResponseEntity<TokenJson> create(
      @RequestBody NewToken body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    Optional<Instant> expiry =
        Optional.ofNullable(body.expiresAt()).map(text -> Times.parse("expiresAt", text));
    Tokens.Created created =
        tokens.create(
            Objects.requireNonNullElse(body.name(), ""),
            scopes(Objects.requireNonNullElse(body.scopes(), List.of())),
            expiry,
            caller.name());
    audit.record(
        caller.name(),
        "token.create",
        created.token().name(),
        Origin.of(request),
        "ok",
        "scopes " + TokenJson.words(created.token()));
    return ResponseEntity.status(201).body(TokenJson.of(created.token(), created.secret()));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(
      @PathVariable("id") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    ApiToken token =
        tokens.find(id).orElseThrow(() -> ApiException.notFound("token '" + id + "'"));
    if (tokens.revoke(id)) {
      audit.record(caller.name(), "token.revoke", token.name(), Origin.of(request), "ok", id);
    }
    return ResponseEntity.noContent().build();
  }

  private static Set<Scope> scopes(List<String> words) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String word : words) {
      scopes.add(
          Scope.of(word)
              .orElseThrow(
                  () ->
                      ApiException.badRequest(
                          "A scope is one of read, write, gate, ingest, admin, not '%s'."
                              .formatted(word))));
    }
    return scopes;
  }

  /**
   * @param token the secret, once, in the answer that made it; else null
   */
  record TokenJson(
      String id,
      String name,
      List<String> scopes,
      String createdBy,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant lastUsedAt,
      @Nullable Instant revokedAt,
      @Nullable String token) {

    static TokenJson of(ApiToken token, @Nullable String secret) {
      return new TokenJson(
          token.id(),
          token.name(),
          words(token),
          token.createdBy(),
          token.createdAt(),
          token.expiresAt().orElse(null),
          token.lastUsedAt().orElse(null),
          token.revokedAt().orElse(null),
          secret);
    }

    static List<String> words(ApiToken token) {
      return token.scopes().stream().sorted().map(Scope::word).toList();
    }
  }
}
