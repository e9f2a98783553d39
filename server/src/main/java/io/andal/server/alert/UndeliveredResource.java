package io.andal.server.alert;

import io.andal.alert.Undelivered;
import io.andal.server.AndalRuntime;
import io.andal.server.api.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Messages that could not be delivered. */
@RestController
@RequestMapping("/api/v1/alerts/undelivered")
final class UndeliveredResource {
  private static final int LARGEST_LIMIT = 500;

  private final AndalRuntime runtime;
  private final DeliveryRetries retries;

  UndeliveredResource(AndalRuntime runtime, DeliveryRetries retries) {
    this.runtime = runtime;
    this.retries = retries;
  }

  /** One message. */
  record UndeliveredJson(
      String id,
      String kind,
      String about,
      String title,
      String channel,
      String recipient,
      String state,
      int attempts,
      Instant createdAt,
      @Nullable Instant nextAttemptAt,
      String error) {
    static UndeliveredJson of(Undelivered one) {
      return new UndeliveredJson(
          one.id(),
          one.kind().name().toLowerCase(Locale.ROOT),
          one.about(),
          one.title(),
          one.recipient().channel(),
          one.recipient().address(),
          one.next().isPresent() ? "failing" : "given-up",
          one.attempts(),
          one.createdAt(),
          one.next().orElse(null),
          one.error());
    }
  }

  @GetMapping
  List<UndeliveredJson> list(
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    return runtime.deadLetters().list(Page.limit(asked, LARGEST_LIMIT)).stream()
        .map(UndeliveredJson::of)
        .toList();
  }

  /** Tries a message again now. */
  @PostMapping("/{id}/resend")
  Map<String, String> resend(
      @PathVariable("id") String id, Principal who, HttpServletRequest request) {
    retries.resend(id, who, request);
    return Map.of("state", "queued");
  }
}
