package io.andal.server.device;

import io.andal.device.credential.DeviceToken;
import io.andal.device.credential.DeviceTokens;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.MessageReader;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.server.security.Audit;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tokens by which a device speaks for itself: made, listed, revoked. */
@RestController
@RequestMapping("/api/v1/fleets/{fleet}/devices/{device}/tokens")
final class DeviceTokenResource {
  private final AndalRuntime runtime;
  private final Audit audit;

  DeviceTokenResource(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  @GetMapping
  Page<TokenJson> list(@PathVariable("fleet") String fleet, @PathVariable("device") String device) {
    known(fleet);
    return new Page<>(
        tokens().of(fleet, device).stream().map(token -> TokenJson.of(token, null)).toList(), null);
  }

  /** The device needn't be known yet: it appears when it speaks. */
  @PostMapping
  ResponseEntity<TokenJson> create(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    DeviceToken.Created created = create(fleet, device, caller.name(), Origin.of(request));
    return ResponseEntity.status(201).body(TokenJson.of(created.token(), created.secret()));
  }

  DeviceToken.Created create(String fleet, String device, String who, String origin) {
    known(fleet);
    try {
      var _ = MessageReader.checked(device, "in the address");
    } catch (BadMessageException e) {
      throw ApiException.badRequest(e.reason() + ".");
    }
    DeviceToken.Created created =
        tokens()
            .create(fleet, device, who)
            .orElseThrow(
                () ->
                    ApiException.conflict(
                        "A device has at most %d tokens in force; revoke one first."
                            .formatted(DeviceTokens.MOST_OF_A_DEVICE)));
    audit.record(
        who, "device.token.create", name(fleet, device), origin, "ok", created.token().id());
    return created;
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @PathVariable("id") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    if (!revoke(fleet, device, id, caller.name(), Origin.of(request))) {
      throw ApiException.notFound("token '" + id + "' in force of this device");
    }
    return ResponseEntity.noContent().build();
  }

  boolean revoke(String fleet, String device, String id, String who, String origin) {
    boolean revoked = runtime.fleets().revokeToken(fleet, device, id);
    if (revoked) {
      audit.record(who, "device.token.revoke", name(fleet, device), origin, "ok", id);
    }
    return revoked;
  }

  private void known(String fleet) {
    if (runtime.fleets().state(fleet).isEmpty()) {
      throw ApiException.notFound("fleet '" + fleet + "'");
    }
  }

  private DeviceTokens tokens() {
    return runtime.fleets().tokens();
  }

  private static String name(String fleet, String device) {
    return "fleet/" + fleet + "/" + device;
  }

  /**
   * A token.
   *
   * @param token the secret, once, in the answer that made it; else null
   */
  record TokenJson(
      String id,
      String device,
      String createdBy,
      Instant createdAt,
      @Nullable Instant revokedAt,
      @Nullable String token) {

    static TokenJson of(DeviceToken token, @Nullable String secret) {
      return new TokenJson(
          token.id(),
          token.device(),
          token.createdBy(),
          token.createdAt(),
          token.revokedAt().orElse(null),
          secret);
    }
  }
}
