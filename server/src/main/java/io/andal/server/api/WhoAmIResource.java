package io.andal.server.api;

import io.andal.server.security.Caller;
import java.util.List;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is asking, and what they may do. */
@RestController
final class WhoAmIResource {

  @GetMapping("/api/v1/whoami")
  WhoAmI whoAmI(@AuthenticationPrincipal Caller caller) {
    return new WhoAmI(
        caller.name(),
        caller.displayName(),
        caller.kind().name().toLowerCase(Locale.ROOT),
        caller.permissions().stream()
            .sorted()
            .map(permission -> permission.name().toLowerCase(Locale.ROOT))
            .toList());
  }

  /**
   * @param kind {@code user} or {@code token}
   */
  record WhoAmI(String name, String displayName, String kind, List<String> permissions) {}
}
