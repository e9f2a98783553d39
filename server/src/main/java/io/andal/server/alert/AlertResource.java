package io.andal.server.alert;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts and what was told of them. */
@RestController
@RequestMapping("/api/v1/alerts")
final class AlertResource {
  private static final int LARGEST_LIMIT = 499;

  private final AndalRuntime runtime;
  private final DeliveryRetries retries;

  AlertResource(AndalRuntime runtime, DeliveryRetries retries) {
    this.runtime = runtime;
    this.retries = retries;
  }

  @GetMapping
  Page<AlertJson> list(
      @RequestParam(name = "slo", required = false) @Nullable String slo,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    int limit = Page.limit(asked, LARGEST_LIMIT);
    List<Alert> found =
        runtime
            .alerts()
            .alerts(
                Optional.ofNullable(slo).filter(name -> !name.isEmpty()),
                Optional.ofNullable(state)
                    .filter(word -> !word.isEmpty())
                    .map(AlertResource::state),
                Page.key(cursor),
                limit + 1);
    boolean more = found.size() > limit;
    return new Page<>(
        found.stream().limit(limit).map(alert -> AlertJson.of(alert, null)).toList(),
        more ? Page.cursor(found.get(limit - 1).id()) : null);
  }

  @GetMapping("/{id}")
  AlertJson one(@PathVariable("id") String id) {
    Alert alert =
        runtime.alerts().find(id).orElseThrow(() -> ApiException.notFound("alert '" + id + "'"));
    return AlertJson.of(alert, runtime.alerts().deliveries(id));
  }

  /** Sends what could not be sent, now instead of at its next turn. */
  @PostMapping("/{id}/retry")
  Retried retry(@PathVariable("id") String id, Principal who, HttpServletRequest request) {
    return new Retried(retries.retry(id, who, request));
  }

  /** How many messages will be tried. */
  record Retried(int messages) {}

  private static AlertState state(String word) {
    return Stream.of(AlertState.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.badRequest(
                    "state is one of pending, firing, resolved, not '" + word + "'."));
  }
}
