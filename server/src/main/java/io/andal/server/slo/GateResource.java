package io.andal.server.slo;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.api.Times;
import io.andal.slo.GateDecision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** May we release? */
@RestController
final class GateResource {
  private final AndalRuntime runtime;

  GateResource(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping("/api/v1/gate")
  Gate gate(
      @RequestParam(name = "service", required = false) @Nullable String service,
      @RequestParam(name = "slo", required = false) @Nullable String slo) {
    if (service != null && slo == null) {
      return Gate.of(
          runtime
              .slos()
              .gateForService(service)
              .orElseThrow(() -> ApiException.notFound("service '" + service + "' with an SLO")));
    }
    if (slo != null && service == null) {
      return Gate.of(
          runtime
              .slos()
              .gateForSlo(slo)
              .orElseThrow(() -> ApiException.notFound("SLO '" + slo + "'")));
    }
    throw ApiException.badRequest("Ask for a service or an SLO: ?service=NAME or ?slo=NAME.");
  }

  /**
   * @param answer {@code yes}, {@code no} or {@code unknown}
   */
  record Gate(String subject, String answer, String policy, Instant asOf, List<Reason> reasons) {
    Gate {
      reasons = List.copyOf(reasons);
    }

    /** What one SLO contributes. */
    record Reason(String slo, String answer, String explanation, BudgetJson budget) {}

    static Gate of(GateDecision decision) {
      return new Gate(
          decision.subject(),
          word(decision.answer()),
          decision.policy(),
          Times.ofMinute(decision.asOf()),
          decision.reasons().stream()
              .map(
                  reason ->
                      new Reason(
                          reason.slo(),
                          word(reason.answer()),
                          reason.explanation(),
                          BudgetJson.of(reason.budget())))
              .toList());
    }

    private static String word(GateDecision.Answer answer) {
      return answer.name().toLowerCase(Locale.ROOT);
    }
  }
}
