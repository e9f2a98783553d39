package io.andal.server.alert;

import io.andal.alert.Pace;
import io.andal.alert.group.Reason;
import io.andal.alert.store.NotificationStore.Sent;
import io.andal.server.AndalRuntime;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was or is to be told of groups of alerts. */
@Controller
final class MessagesPage {
  private static final int PAGE = 100;

  private final AndalRuntime runtime;

  MessagesPage(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  /** One message. */
  record Row(
      Badge badge,
      String group,
      String title,
      String counts,
      String recipient,
      String channel,
      String reason,
      String when,
      String error) {}

  @GetMapping("/alerts/messages")
  String list(Model model, Voice voice, @RequestParam(defaultValue = "") String before) {
    return show(model, voice, Optional.empty(), before);
  }

  /** One group: its life in messages. */
  @GetMapping("/alerts/groups/{group}")
  String group(
      Model model,
      Voice voice,
      @PathVariable String group,
      @RequestParam(defaultValue = "") String before) {
    return show(model, voice, Optional.of(group), before);
  }

  private String show(Model model, Voice voice, Optional<String> group, String before) {
    List<Sent> found =
        runtime.groups().messages(group, Optional.of(before).filter(id -> !id.isEmpty()), PAGE + 1);
    List<Sent> shown = found.subList(0, Math.min(PAGE, found.size()));
    long waiting = shown.stream().filter(sent -> sent.state().equals("waiting")).count();
    model.addAttribute("answer", voice.say("messages.answer", waiting));
    model.addAttribute("tone", waiting > 0 ? "warn" : "good");
    model.addAttribute("rows", shown.stream().map(sent -> row(sent, voice)).toList());
    model.addAttribute("held", runtime.heldBack().stream().map(one -> held(one, voice)).toList());
    model.addAttribute("group", group.orElse(""));
    String here = group.map(id -> "/alerts/groups/" + id).orElse("/alerts/messages");
    model.addAttribute("here", before.isEmpty() ? here : "");
    model.addAttribute("next", found.size() > PAGE ? shown.getLast().id() : "");
    return "alerts-messages";
  }

  private static String held(Pace.Held one, Voice voice) {
    return voice.say(
        "messages.held",
        one.recipient().address(),
        one.recipient().channel(),
        (long) Pace.MOST,
        voice.moment(one.until()));
  }

  private static Row row(Sent sent, Voice voice) {
    boolean failing = sent.state().equals("waiting") && sent.lastError().isPresent();
    Badge badge =
        switch (sent.state()) {
          case "sent" -> new Badge("good", "check", voice.say("delivery.sent"));
          case "superseded" -> new Badge("unknown", "check", voice.say("messages.superseded"));
          case "given-up" -> new Badge("bad", "stop", voice.say("messages.given-up"));
          default ->
              failing
                  ? new Badge("bad", "stop", voice.say("delivery.failing"))
                  : new Badge("busy", "wait", voice.say("delivery.queued"));
        };
    return new Row(
        badge,
        sent.group(),
        sent.title(),
        voice.say("messages.counts", (long) sent.firing(), (long) sent.resolved()),
        sent.recipient().address(),
        sent.recipient().channel(),
        why(sent.reason(), voice),
        voice.moment(sent.sentAt().orElse(sent.createdAt())),
        sent.lastError().orElse(""));
  }

  private static String why(String reason, Voice voice) {
    return Stream.of(Reason.values())
        .filter(each -> each.text().equals(reason))
        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .map(word -> voice.say("messages.reason." + word))
        .findFirst()
        .orElse(reason);
  }
}
