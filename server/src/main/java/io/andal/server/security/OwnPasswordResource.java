package io.andal.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** One's own password, over REST. */
@RestController
final class OwnPasswordResource {
  private final OwnPassword passwords;

  OwnPasswordResource(OwnPassword passwords) {
    this.passwords = passwords;
  }

  /** The present password and the one that is to come. */
  record PasswordChange(@Nullable String present, @Nullable String password) {
    /** Never prints the passwords. */
    @Override
    public String toString() {
      return "PasswordChange[]";
    }
  }

  @PostMapping("/api/v1/whoami/password")
  ResponseEntity<Void> change(
      @RequestBody PasswordChange body,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      HttpServletResponse response) {
    passwords.change(
        caller,
        Objects.requireNonNullElse(body.present(), ""),
        Objects.requireNonNullElse(body.password(), ""),
        request,
        response);
    return ResponseEntity.noContent().build();
  }
}
