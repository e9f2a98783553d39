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

/** Who I am here, and my own password. */
@Controller
final class AccountPage {
  private final Users users;

  AccountPage(Users users) {
    this.users = users;
  }

  @GetMapping("/account")
  String account(
      Model model,
      Voice voice,
      @AuthenticationPrincipal @Nullable Caller caller,
      @RequestParam(required = false) @Nullable String changed) {
    User user = caller == null ? null : users.find(caller.name()).orElse(null);
    if (user == null) {
      return "redirect:/";
    }
    model.addAttribute("name", user.name());
    model.addAttribute("displayName", user.displayName());
    model.addAttribute("role", voice.say("role." + user.role().word()));
    model.addAttribute("shortest", Users.SHORTEST_PASSWORD);
    model.addAttribute("changed", changed != null);
    return "account";
  }
}
