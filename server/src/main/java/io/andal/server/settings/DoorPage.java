package io.andal.server.settings;

import io.andal.server.security.Caller;
import io.andal.server.security.User;
import io.andal.server.security.Users;
import io.andal.server.web.Voice;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The login, and the first administrator's choice of a name and a password. */
@Controller
final class DoorPage {
  private final Users users;

  DoorPage(Users users) {
    this.users = users;
  }

  @GetMapping(value = "/login", params = "!once")
  String login(
      Model model,
      Voice voice,
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String locked,
      @RequestParam(required = false) @Nullable String stale,
      @RequestParam(required = false) @Nullable String out) {
    String notice = "";
    String tone = "bad";
    if (error != null) {
      notice = voice.say("login.error");
    } else if (locked != null) {
      notice = voice.say("login.locked");
    } else if (stale != null) {
      notice = voice.say("login.stale");
    } else if (out != null) {
      notice = voice.say("login.out");
      tone = "good";
    }
    model.addAttribute("notice", notice);
    model.addAttribute("tone", tone);
    return "login";
  }

  @GetMapping("/setup")
  String setUp(Model model, @AuthenticationPrincipal @Nullable Caller caller) {
    boolean complete =
        caller == null || users.find(caller.name()).map(User::hasPassword).orElse(true);
    if (complete) {
      return "redirect:/";
    }
    model.addAttribute("shortest", Users.SHORTEST_PASSWORD);
    return "setup";
  }
}
