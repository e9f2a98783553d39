package io.andal.server.policy;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Page;
import io.andal.slo.policy.KeptDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the gate answered to whom. */
@RestController
final class GateDecisionResource {
  private static final int LARGEST_LIMIT = 500;

  private final AndalRuntime runtime;

  GateDecisionResource(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping("/api/v1/gate/decisions")
  Page<DecisionJson> list(
      @RequestParam(name = "service", required = false) @Nullable String service,
      @RequestParam(name = "slo", required = false) @Nullable String slo,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable Integer asked) {
    int limit = Page.limit(asked, LARGEST_LIMIT);
    List<String> subjects = new ArrayList<>();
    if (service != null && !service.isEmpty()) {
      subjects.add("service/" + service);
    }
    if (slo != null && !slo.isEmpty()) {
      subjects.add("slo/" + slo);
    }
    List<KeptDecision> found =
        runtime.slos().gatekeeper().decisions(subjects, before(cursor), limit + 1);
    boolean more = found.size() > limit;
    return new Page<>(
        found.stream().limit(limit).map(DecisionJson::of).toList(),
        more ? Page.cursor(Long.toString(found.get(limit - 1).id())) : null);
  }

  private static Optional<Long> before(@Nullable String cursor) {
    return Page.key(cursor)
        .map(
            key -> {
              if (!key.matches("\\d{1,18}")) {
                throw ApiException.badRequest("cursor is the value of 'next' of the page before.");
              }
              return Long.parseLong(key);
            });
  }

  /** A kept answer, as REST tells it. */
  record DecisionJson(
      long id,
      Instant at,
      String subject,
      String answer,
      String policy,
      String askedBy,
      @Nullable String change,
      List<Reason> reasons) {
    DecisionJson {
      reasons = List.copyOf(reasons);
    }

    /** What one SLO contributed. */
    record Reason(String slo, String answer, String policy, String explanation) {}

    static DecisionJson of(KeptDecision kept) {
      return new DecisionJson(
          kept.id(),
          kept.at(),
          kept.subject(),
          kept.answer().name().toLowerCase(Locale.ROOT),
          kept.policy(),
          kept.askedBy(),
          kept.change().isEmpty() ? null : kept.change(),
          kept.reasons().stream()
              .map(
                  reason ->
                      new Reason(
                          reason.slo(),
                          reason.answer().name().toLowerCase(Locale.ROOT),
                          reason.policy(),
                          reason.explanation()))
              .toList());
    }
  }
}
