package io.andal.server.alert;

import io.andal.alert.silence.Silence;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Silences in our own words, with what they would hide. */
@RestController
@RequestMapping("/api/v1/alerts/silences")
final class SilenceResource {
  private final AndalRuntime runtime;
  private final SilenceActions actions;

  SilenceResource(AndalRuntime runtime, SilenceActions actions) {
    this.runtime = runtime;
    this.actions = actions;
  }

  /**
   * What somebody wants.
   *
   * @param matchers each as text
   * @param seconds how long from now
   */
  record Wanted(@Nullable List<String> matchers, @Nullable Long seconds, @Nullable String reason) {}

  /**
   * One silence.
   *
   * @param hides how many alerts fire now that it matches
   */
  record SilenceJson(
      String id,
      String state,
      List<String> matchers,
      Instant from,
      Instant until,
      String createdBy,
      String reason,
      int hides) {}

  @GetMapping
  List<SilenceJson> list() {
    return runtime.groups().silences().stream().map(this::json).toList();
  }

  @PostMapping
  SilenceJson set(@RequestBody Wanted wanted, Principal who, HttpServletRequest request) {
    List<String> matchers = wanted.matchers() == null ? List.of() : wanted.matchers();
    long seconds = wanted.seconds() == null ? 0 : wanted.seconds();
    String reason = wanted.reason() == null ? "" : wanted.reason();
    return json(actions.set(matchers, Duration.ofSeconds(seconds), reason, who, request));
  }

  /** What a silence with these matchers would hide now. */
  @GetMapping("/preview")
  List<FiringJson> preview(HttpServletRequest request) {
    String[] matchers = request.getParameterValues("matcher");
    if (matchers == null) {
      throw ApiException.badRequest("matcher is missing, such as matcher=service%3D%22billing%22.");
    }
    return actions.hidden(actions.matchers(Arrays.asList(matchers))).stream()
        .limit(499)
        .map(FiringJson::of)
        .toList();
  }

  private SilenceJson json(Silence silence) {
    return new SilenceJson(
        silence.id(),
        silence.state(runtime.clock().instant()).word(),
        silence.matchers().stream().map(String::valueOf).toList(),
        silence.startsAt(),
        silence.endsAt(),
        silence.createdBy(),
        silence.comment(),
        actions.hidden(silence.matchers()).size());
  }
}
