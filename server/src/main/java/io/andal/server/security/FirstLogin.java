package io.andal.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The first administrator's way in: the link logs in at once, then {@code /setup} asks for a name
 * and a password. Until a password is set, every start of the server prints a new link.
 */
@Controller
final class FirstLogin {
  private final Users users;
  private final Audit audit;
  private final OneTimeLogin links;
  private final Sessions sessions;

  FirstLogin(Users users, Audit audit, OneTimeLogin links, Sessions sessions) {
    this.users = users;
    this.audit = audit;
    this.links = links;
    this.sessions = sessions;
  }

  @GetMapping(value = "/login", params = "once")
  String enter(
      @RequestParam("once") String secret,
      HttpServletRequest request,
      HttpServletResponse response) {
    String origin = Origin.of(request);
    if (users.hasAdministrator() || !links.consume(secret)) {
      audit.record("one-time link", "login", "admin", origin, "failed", "used up, old or wrong");
      return "redirect:/login?stale";
    }
    User user = users.bootstrapAdministrator();
    users.noteLogin(user.name());
    audit.record(user.name(), "login", user.name(), origin, "ok", "by the one-time link");
    sessions.begin(user, request, response);
    return "redirect:/setup";
  }

  @PostMapping("/setup")
  String complete(
      @AuthenticationPrincipal Caller caller,
      @RequestParam("name") String name,
      @RequestParam("password") String password,
      @RequestParam(name = "displayName", defaultValue = "") String displayName,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes flash) {
    User bootstrap =
        users
            .find(caller.name())
            .filter(user -> !user.hasPassword() && caller.kind() == Caller.Kind.USER)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    try {
      User made =
          users.completeSetUp(
              bootstrap.name(), name.strip().toLowerCase(Locale.ROOT), displayName, password);
      audit.record(made.name(), "user.create", made.name(), Origin.of(request), "ok", "set-up");
      users.noteLogin(made.name());
      sessions.begin(made, request, response);
      return "redirect:/";
    } catch (UserException e) {
      flash.addFlashAttribute("problem", e.getMessage());
      flash.addFlashAttribute("name", name);
      flash.addFlashAttribute("displayName", displayName);
      return "redirect:/setup";
    }
  }
}
