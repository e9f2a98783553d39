package io.andal.server.policy;

import io.andal.server.api.ApiException;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms of the gate's page: approve, and take an approval back. */
@Controller
final class GateForms {
  private final GateApprovals approvals;

  GateForms(GateApprovals approvals) {
    this.approvals = approvals;
  }

  @PostMapping("/gate/approvals")
  String approve(
      Voice voice,
      Principal who,
      HttpServletRequest request,
      RedirectAttributes flash,
      @RequestParam String service,
      @RequestParam String reason,
      @RequestParam int hours) {
    try {
      approvals.approve(
          "service/" + service,
          reason,
          voice.now().plus(Duration.ofHours(Math.clamp(hours, 0, 10_000))),
          who,
          request);
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
    }
    return "redirect:/gate#approvals";
  }

  @PostMapping("/gate/approvals/{id}/revoke")
  String revoke(@PathVariable long id, Principal who, HttpServletRequest request) {
    approvals.revoke(id, who, request);
    return "redirect:/gate#approvals";
  }
}
