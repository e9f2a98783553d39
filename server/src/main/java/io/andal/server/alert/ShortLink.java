package io.andal.server.alert;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** An alert's page under an address that is short enough for an SMS. */
@Controller
final class ShortLink {

  @GetMapping("/a/{id:[a-z0-9]{1,40}}")
  String alert(@PathVariable String id) {
    // The id of a group is the half of a SHA-256.
    return "redirect:/alerts/" + (id.length() == 32 ? "groups/" : "") + id;
  }
}
