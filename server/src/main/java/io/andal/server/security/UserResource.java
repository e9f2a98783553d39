package io.andal.server.security;

import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The local users: made, changed, taken away. */
@RestController
@RequestMapping("/api/v1/users")
final class UserResource {
  private final Users users;
  private final Audit audit;

  UserResource(Users users, Audit audit) {
    this.users = users;
    this.audit = audit;
  }

  @GetMapping
  Page<UserJson> list() {
    return new Page<>(users.all().stream().map(UserJson::of).toList(), null);
  }

  /** A user to be made; the role is viewer unless it is said. */
  record NewUser(
      @Nullable String name,
      @Nullable String displayName,
      @Nullable String role,
      @Nullable String password) {
    /** Never prints the password. */
    @Override
    public String toString() {
      return "NewUser[" + name + ", " + role + "]";
    }
  }

  @PostMapping
  ResponseEntity<UserJson> create(
      @RequestBody NewUser body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    User user =
        users.create(
            Objects.requireNonNullElse(body.name(), ""),
            Objects.requireNonNullElse(body.displayName(), ""),
            role(Objects.requireNonNullElse(body.role(), "viewer")),
            Objects.requireNonNullElse(body.password(), ""));
    audit.record(
        caller.name(), "user.create", user.name(), Origin.of(request), "ok", user.role().word());
    return ResponseEntity.status(201).body(UserJson.of(user));
  }

  /** What is to change; what is null stays. */
  record UserChange(
      @Nullable String role, @Nullable Boolean disabled, @Nullable String password) {
    /** Never prints the password. */
    @Override
    public String toString() {
      return "UserChange[" + role + ", " + disabled + "]";
    }
  }

  @PatchMapping("/{name}")
  UserJson change(
      @PathVariable("name") String name,
      @RequestBody UserChange body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    User user = existing(name);
    if (body.password() != null) {
      user = users.setPassword(name, body.password());
      audit.record(caller.name(), "user.password", name, Origin.of(request), "ok", "");
    }
    if (body.role() != null || body.disabled() != null) {
      Role role = body.role() == null ? user.role() : role(body.role());
      boolean disabled = body.disabled() == null ? user.disabled() : body.disabled();
      user = users.change(name, role, disabled);
      audit.record(
          caller.name(),
          "user.change",
          name,
          Origin.of(request),
          "ok",
          role.word() + (disabled ? ", disabled" : ""));
    }
    return UserJson.of(user);
  }

  @DeleteMapping("/{name}")
  ResponseEntity<Void> delete(
      @PathVariable("name") String name,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    existing(name);
    try {
      users.delete(name);
    } catch (UserException e) {
      throw ApiException.conflict(String.valueOf(e.getMessage()));
    }
    audit.record(caller.name(), "user.delete", name, Origin.of(request), "ok", "");
    return ResponseEntity.noContent().build();
  }

  private User existing(String name) {
    return users.find(name).orElseThrow(() -> ApiException.notFound("user '" + name + "'"));
  }

  private static Role role(String word) {
    return Role.of(word)
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "A role is one of viewer, operator, editor, admin, not '%s'."
                        .formatted(word)));
  }

  /** A user, without anything of the password. */
  record UserJson(
      String name,
      String displayName,
      String role,
      boolean hasPassword,
      boolean disabled,
      Instant createdAt,
      @Nullable Instant lastLoginAt) {
    static UserJson of(User user) {
      return new UserJson(
          user.name(),
          user.displayName(),
          user.role().word(),
          user.hasPassword(),
          user.disabled(),
          user.createdAt(),
          user.lastLoginAt().orElse(null));
    }
  }
}
