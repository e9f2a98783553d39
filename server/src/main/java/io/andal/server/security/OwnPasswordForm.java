package io.andal.server.security;

import io.andal.server.api.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One's own password, by a form: back to the account, with the flash {@code problem} if refused.
 */
@Controller
final class OwnPasswordForm {
  private final OwnPassword passwords;

  OwnPasswordForm(OwnPassword passwords) {
    this.passwords = passwords;
  }

  @PostMapping("/account/password")
  String change(
      @RequestParam("present") String present,
      @RequestParam("password") String password,
      @AuthenticationPrincipal Caller caller,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes flash) {
    try {
      passwords.change(caller, present, password, request, response);
      return "redirect:/account?changed";
    } catch (ApiException e) {
      flash.addFlashAttribute("problem", e.detail());
    } catch (UserException e) {
      flash.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/account";
  }
}
