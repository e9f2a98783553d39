package io.andal.server.inventory;

import io.andal.server.api.ApiException;
import io.andal.server.security.Caller;
import io.andal.server.security.Origin;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starts scans from the pages of catalogs. */
@Controller
final class CatalogForms {
  private final InventoryDesk desk;

  CatalogForms(InventoryDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/catalogs/{name}/scan")
  String scan(
      @PathVariable("name") String name,
      Voice voice,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      RedirectAttributes flash) {
    try {
      desk.scan(caller, Origin.of(request), name);
      flash.addFlashAttribute("done", voice.say("catalog.started"));
      return "redirect:" + CatalogWords.href(name);
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
      return "redirect:/catalogs";
    }
  }
}
