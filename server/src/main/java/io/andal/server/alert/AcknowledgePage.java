package io.andal.server.alert;

import io.andal.alert.group.AcknowledgeLinks;
import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.label.Labels;
import io.andal.alert.store.NotificationStore.Sent;
import io.andal.server.AndalRuntime;
import io.andal.server.security.Audit;
import io.andal.server.security.Origin;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the link of a message leads: whoever got it acknowledges without a login. Looking changes
 * nothing, because mail servers look at links too.
 */
@Controller
final class AcknowledgePage {
  private static final int SHOWN = 20;

  private final AndalRuntime runtime;
  private final Audit audit;

  AcknowledgePage(AndalRuntime runtime, Audit audit) {
    this.runtime = runtime;
    this.audit = audit;
  }

  /** One alert. */
  record Row(String name, String summary, String since) {}

  @GetMapping("/acknowledge/{token}")
  String look(
      @PathVariable("token") String token, Model model, Voice voice, HttpServletResponse response) {
    Optional<Sent> message = links().message(token);
    if (message.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return show(model, "gone", "", List.of(), voice);
    }
    Sent sent = message.get();
    List<ReceivedAlert> open = runtime.groups().untaken(sent.group(), sent.recipient());
    model.addAttribute("token", token);
    return show(model, open.isEmpty() ? "nothing" : "ask", who(sent), open, voice);
  }

  @PostMapping("/acknowledge/{token}")
  String take(
      @PathVariable("token") String token,
      Model model,
      Voice voice,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Sent> message = links().message(token).filter(links()::use);
    if (message.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      return show(model, "gone", "", List.of(), voice);
    }
    Sent sent = message.get();
    List<ReceivedAlert> taken =
        runtime.groups().acknowledge(sent.group(), sent.recipient(), who(sent));
    for (ReceivedAlert alert : taken) {
      audit.record(
          who(sent),
          "alert.acknowledge",
          Labels.hex(alert.fingerprint()),
          Origin.of(request),
          "ok",
          "by the link of message " + sent.id() + " over " + sent.recipient().channel());
    }
    return show(model, taken.isEmpty() ? "nothing" : "taken", who(sent), taken, voice);
  }

  private AcknowledgeLinks links() {
    return runtime.groups().links();
  }

  private static String who(Sent sent) {
    return sent.recipient().address();
  }

  private static String show(
      Model model, String step, String who, List<ReceivedAlert> alerts, Voice voice) {
    model.addAttribute("step", step);
    model.addAttribute("who", who);
    model.addAttribute("count", (long) alerts.size());
    model.addAttribute(
        "rows",
        alerts.stream()
            .limit(SHOWN)
            .map(
                alert ->
                    new Row(
                        alert.headline(),
                        alert.annotations().getOrDefault("summary", ""),
                        voice.moment(alert.startsAt())))
            .toList());
    return "acknowledge";
  }
}
