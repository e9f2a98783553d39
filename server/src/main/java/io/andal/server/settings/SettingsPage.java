package io.andal.server.settings;

import io.andal.server.security.ApiToken;
import io.andal.server.security.Audit;
import io.andal.server.security.AuditEntry;
import io.andal.server.security.Role;
import io.andal.server.security.Scope;
import io.andal.server.security.Tokens;
import io.andal.server.security.User;
import io.andal.server.security.Users;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may do what: tokens for programs, users for people, and the log of changes. */
@Controller
final class SettingsPage {
  private static final int PAGE = 50;

  private final Users users;
  private final Tokens tokens;
  private final Audit audit;

  SettingsPage(Users users, Tokens tokens, Audit audit) {
    this.users = users;
    this.tokens = tokens;
    this.audit = audit;
  }

  @GetMapping("/settings")
  String settings(
      Model model,
      Voice voice,
      Principal who,
      @RequestParam(name = "before", required = false) Optional<Long> before) {
    List<AuditEntry> found = audit.entries(Optional.empty(), before, PAGE + 1);
    List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
    model.addAttribute(
        "view",
        new SettingsView(
            tokens.all().stream().map(token -> row(token, voice)).toList(),
            Arrays.stream(Scope.values()).map(Scope::word).toList(),
            users.all().stream().map(user -> row(user, who.getName(), voice)).toList(),
            Arrays.stream(Role.values()).map(Role::word).toList(),
            shown.stream().map(entry -> row(entry, voice)).toList(),
            before.isEmpty(),
            found.size() > PAGE ? "/settings?before=" + shown.getLast().id() + "#log" : ""));
    return "settings";
  }

  private static SettingsView.TokenRow row(ApiToken token, Voice voice) {
    boolean valid = token.validAt(voice.now());
    Badge badge =
        token
            .revokedAt()
            .map(
                at ->
                    new Badge(
                        "unknown", "stop", voice.say("settings.token.revoked", voice.day(at))))
            .orElse(
                valid
                    ? new Badge("good", "check", voice.say("settings.token.valid"))
                    : new Badge("unknown", "wait", voice.say("settings.token.expired")));
    return new SettingsView.TokenRow(
        token.id(),
        token.name(),
        badge,
        token.scopes().stream().sorted().map(scope -> voice.say("scope." + scope.word())).toList(),
        token.createdBy(),
        voice.moment(token.createdAt()),
        token.expiresAt().map(voice::moment).orElse(voice.say("settings.token.days.never")),
        token.lastUsedAt().map(voice::ago).orElse(voice.say("settings.token.never")),
        valid);
  }

  private static SettingsView.UserRow row(User user, String reader, Voice voice) {
    Badge badge =
        user.disabled()
            ? new Badge("unknown", "stop", voice.say("settings.user.disabled"))
            : new Badge("good", "check", voice.say("settings.user.active"));
    return new SettingsView.UserRow(
        user.name(),
        user.displayName(),
        voice.say("role." + user.role().word()),
        badge,
        user.lastLoginAt().map(voice::ago).orElse(voice.say("settings.user.never")),
        user.disabled(),
        user.name().equals(reader));
  }

  private static SettingsView.AuditRow row(AuditEntry entry, Voice voice) {
    boolean ok = entry.result().equals("ok");
    return new SettingsView.AuditRow(
        voice.moment(entry.at()),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.origin(),
        new Badge(ok ? "good" : "warn", ok ? "check" : "stop", entry.result()),
        entry.detail());
  }
}
