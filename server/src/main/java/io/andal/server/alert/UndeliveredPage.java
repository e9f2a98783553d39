package io.andal.server.alert;

import io.andal.alert.Undelivered;
import io.andal.server.AndalRuntime;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Messages that could not be delivered, and the button that lets them go again. */
@Controller
final class UndeliveredPage {
  private static final int SHOWN = 200;

  private final AndalRuntime runtime;
  private final DeliveryRetries retries;

  UndeliveredPage(AndalRuntime runtime, DeliveryRetries retries) {
    this.runtime = runtime;
    this.retries = retries;
  }

  /** One message. */
  record Row(
      String id,
      Badge badge,
      String href,
      String title,
      String recipient,
      String channel,
      String attempts,
      String created,
      String next,
      String error) {}

  @GetMapping("/alerts/undelivered")
  String list(Model model, Voice voice) {
    List<Undelivered> found = runtime.deadLetters().list(SHOWN);
    long givenUp = found.stream().filter(one -> one.next().isEmpty()).count();
    model.addAttribute("answer", voice.say("undelivered.answer", (long) found.size(), givenUp));
    model.addAttribute("tone", found.isEmpty() ? "good" : givenUp > 0 ? "bad" : "warn");
    model.addAttribute("rows", found.stream().map(one -> row(one, voice)).toList());
    return "alerts-undelivered";
  }

  private static Row row(Undelivered one, Voice voice) {
    return new Row(
        one.id(),
        one.next().isPresent()
            ? new Badge("warn", "wait", voice.say("delivery.failing"))
            : new Badge("bad", "stop", voice.say("messages.given-up")),
        href(one),
        one.title(),
        one.recipient().address(),
        one.recipient().channel(),
        voice.say("undelivered.attempts", (long) one.attempts()),
        voice.moment(one.createdAt()),
        one.next().map(next -> voice.say("undelivered.next", voice.moment(next))).orElse(""),
        one.error());
  }

  /** A digest has no page of its own: what it tells of stands in the list. */
  private static String href(Undelivered one) {
    return switch (one.kind()) {
      case GROUP -> "/alerts/groups/" + one.about();
      case OBJECTIVE -> "/alerts/" + one.about();
      case DIGEST -> "/alerts";
    };
  }

  @PostMapping("/alerts/undelivered/{id}/resend")
  String resend(@PathVariable("id") String id, Principal who, HttpServletRequest request) {
    retries.resend(id, who, request);
    return "redirect:/alerts/undelivered";
  }
}
