package io.andal.server.slo;

import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.slo.GateDecision;
import io.andal.slo.Gatekeeper;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** May we release? Each answer is kept. */
@RestController
final class GateResource {
  private final AndalRuntime runtime;

  GateResource(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  @GetMapping("/api/v1/gate")
  GateJson gate(
      @RequestParam(name = "service", required = false) @Nullable String service,
      @RequestParam(name = "slo", required = false) @Nullable String slo,
      @RequestParam(name = "change", defaultValue = "") String change,
      Principal who) {
    if (change.length() > Gatekeeper.LONGEST_TEXT) {
      throw ApiException.badRequest(
          "change has at most %d characters.".formatted(Gatekeeper.LONGEST_TEXT));
    }
    GateDecision decision = decide(service, slo);
    runtime.slos().gatekeeper().keep(decision, who.getName(), change);
    return GateJson.of(decision);
  }

  private GateDecision decide(@Nullable String service, @Nullable String slo) {
    if (service != null && slo == null) {
      return runtime
          .slos()
          .gateForService(service)
          .orElseThrow(() -> ApiException.notFound("service '" + service + "' with an SLO"));
    }
    if (slo != null && service == null) {
      return runtime
          .slos()
          .gateForSlo(slo)
          .orElseThrow(() -> ApiException.notFound("SLO '" + slo + "'"));
    }
    throw ApiException.badRequest("Ask for a service or an SLO: ?service=NAME or ?slo=NAME.");
  }
}
