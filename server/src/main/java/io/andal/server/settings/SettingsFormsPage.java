package io.andal.server.settings;

import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import io.andal.server.security.Role;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import io.andal.server.security.User;
import io.andal.server.security.UserException;
import io.andal.server.security.Users;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the forms of the settings do. A secret rides to the next page once, and is forgotten. */
@Controller
final class SettingsFormsPage {
  private final Users users;
  private final Tokens tokens;
  private final Audit audit;

  SettingsFormsPage(Users users, Tokens tokens, Audit audit) {
    this.users = users;
    this.tokens = tokens;
    this.audit = audit;
  }

  @PostMapping("/settings/tokens")
  String makeToken(
      Voice voice,
      Principal who,
      HttpServletRequest request,
      RedirectAttributes flash,
      @RequestParam String name,
      @RequestParam(name = "scope", defaultValue = "") List<String> scopes,
      @RequestParam(defaultValue = "90") int days) {
    try {
      Tokens.Created created =
          tokens.create(
              name,
              scopes.stream().flatMap(word -> Scope.of(word).stream()).toList(),
              days > 0 ? Optional.of(voice.now().plus(Duration.ofDays(days))) : Optional.empty(),
              who.getName());
      note(who, "token.create", created.token().name(), request);
      flash.addFlashAttribute("secret", created.secret());
      flash.addFlashAttribute("secretName", created.token().name());
    } catch (UserException e) {
      flash.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/settings";
  }

  @PostMapping("/settings/tokens/{id}/revoke")
  String revoke(@PathVariable String id, Principal who, HttpServletRequest request) {
    if (tokens.revoke(id)) {
      note(who, "token.revoke", tokens.find(id).map(token -> token.name()).orElse(id), request);
    }
    return "redirect:/settings";
  }

  @PostMapping("/settings/users")
  String makeUser(
      Principal who,
      HttpServletRequest request,
      RedirectAttributes flash,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam String role,
      @RequestParam String password) {
    try {
      User made =
          users.create(name.strip(), displayName, Role.of(role).orElse(Role.VIEWER), password);
      note(who, "user.create", made.name(), request);
    } catch (UserException e) {
      flash.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/settings#users";
  }

  @PostMapping("/settings/users/{name}/disable")
  String disable(
      @PathVariable String name,
      Principal who,
      HttpServletRequest request,
      RedirectAttributes flash) {
    return change(name, true, who, request, flash);
  }

  @PostMapping("/settings/users/{name}/enable")
  String enable(
      @PathVariable String name,
      Principal who,
      HttpServletRequest request,
      RedirectAttributes flash) {
    return change(name, false, who, request, flash);
  }

  private String change(
      String name,
      boolean disabled,
      Principal who,
      HttpServletRequest request,
      RedirectAttributes flash) {
    try {
      Role role = users.find(name).map(User::role).orElse(Role.VIEWER);
      users.change(name, role, disabled);
      note(who, disabled ? "user.disable" : "user.enable", name, request);
    } catch (UserException e) {
      flash.addFlashAttribute("problem", e.getMessage());
    }
    return "redirect:/settings#users";
  }

  private void note(Principal who, String action, String subject, HttpServletRequest request) {
    audit.record(who.getName(), action, subject, Origin.of(request), "ok", "");
  }
}
