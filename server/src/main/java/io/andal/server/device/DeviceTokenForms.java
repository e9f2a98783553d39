package io.andal.server.device;

import io.andal.device.credential.DeviceToken;
import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Makes and revokes tokens of a device from its page. */
@Controller
final class DeviceTokenForms {
  private final DeviceTokenResource tokens;

  DeviceTokenForms(DeviceTokenResource tokens) {
    this.tokens = tokens;
  }

  @PostMapping("/fleets/{fleet}/devices/{device}/tokens")
  String create(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    try {
      DeviceToken.Created created = tokens.create(fleet, device, caller.name(), Origin.of(request));
      flash.addFlashAttribute("secret", created.secret());
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
    }
    return "redirect:" + FleetWords.href(fleet, device);
  }

  @PostMapping("/fleets/{fleet}/devices/{device}/tokens/{id}/revoke")
  String revoke(
      @PathVariable("fleet") String fleet,
      @PathVariable("device") String device,
      @PathVariable("id") String id,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request) {
    tokens.revoke(fleet, device, id, caller.name(), Origin.of(request));
    return "redirect:" + FleetWords.href(fleet, device);
  }
}
