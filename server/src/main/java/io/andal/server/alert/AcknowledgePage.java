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
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where the link of a message leads: whoever got it acknowledges, or says that it is over, without
 * a login. Looking changes nothing, because mail servers look at links too.
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

  /**
   * One alert.
   *
   * @param summary what its name doesn't say
   */
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
    List<ReceivedAlert> untaken = runtime.groups().untaken(sent.group(), sent.recipient());
    List<ReceivedAlert> endable = runtime.groups().endable(sent.group(), sent.recipient());
    model.addAttribute("token", token);
    model.addAttribute("endable", !endable.isEmpty());
    if (!untaken.isEmpty()) {
      return show(model, "ask", who(sent), untaken, voice);
    }
    return show(model, endable.isEmpty() ? "nothing" : "held", who(sent), endable, voice);
  }

  @PostMapping("/acknowledge/{token}")
  String take(
      @PathVariable("token") String token,
      @RequestParam(name = "over", defaultValue = "false") boolean over,
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
    List<ReceivedAlert> meant =
        over
            ? runtime.groups().resolve(sent.group(), sent.recipient())
            : runtime.groups().acknowledge(sent.group(), sent.recipient(), who(sent));
    for (ReceivedAlert alert : meant) {
      audit.record(
          who(sent),
          over ? "alert.resolve" : "alert.acknowledge",
          Labels.hex(alert.fingerprint()),
          Origin.of(request),
          "ok",
          "by the link of message " + sent.id() + " over " + sent.recipient().channel());
    }
    String step = meant.isEmpty() ? "nothing" : over ? "ended" : "taken";
    return show(model, step, who(sent), meant, voice);
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
                alert -> new Row(alert.headline(), alert.besides(), voice.moment(alert.startsAt())))
            .toList());
    return "acknowledge";
  }
}
