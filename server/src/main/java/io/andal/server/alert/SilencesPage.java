package io.andal.server.alert;

import io.andal.alert.document.SilenceKind;
import io.andal.alert.group.Standing;
import io.andal.alert.label.Matcher;
import io.andal.alert.silence.Silence;
import io.andal.server.AndalRuntime;
import io.andal.server.api.ApiException;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Silences: which there are, and a new one, after a look at what it would hide. */
@Controller
final class SilencesPage {
  private static final int SHOWN = 200;
  private static final int HIDDEN = 50;

  private final AndalRuntime runtime;
  private final SilenceActions actions;

  SilencesPage(AndalRuntime runtime, SilenceActions actions) {
    this.runtime = runtime;
    this.actions = actions;
  }

  /**
   * One silence.
   *
   * @param document whether it is a document, which ends where it is written
   */
  record Row(
      String id,
      Badge badge,
      String matchers,
      String from,
      String until,
      String by,
      String reason,
      String hides,
      boolean open,
      boolean document) {}

  /** An alert that would be hidden. */
  record Hidden(String name, String labels) {}

  @GetMapping("/silences")
  String list(
      Model model,
      Voice voice,
      @RequestParam(defaultValue = "") String matchers,
      @RequestParam(defaultValue = "2") int hours,
      @RequestParam(defaultValue = "") String reason) {
    List<Silence> all = runtime.groups().silences();
    long active = all.stream().filter(s -> s.state(voice.now()) == Silence.State.ACTIVE).count();
    model.addAttribute("answer", voice.say("silences.answer", active));
    model.addAttribute("tone", active > 0 ? "warn" : "good");
    model.addAttribute(
        "rows",
        all.stream()
            .sorted(
                Comparator.comparing((Silence s) -> s.state(voice.now()) == Silence.State.EXPIRED)
                    .thenComparing(Silence::endsAt))
            .limit(SHOWN)
            .map(silence -> row(silence, voice))
            .toList());
    model.addAttribute("matchers", matchers);
    model.addAttribute("hours", Math.clamp(hours, 1, 8760));
    model.addAttribute("reason", reason);
    preview(model, voice, matchers);
    return "silences";
  }

  private void preview(Model model, Voice voice, String matchers) {
    List<Hidden> hidden = List.of();
    String said = "";
    boolean wrong = false;
    if (!matchers.isBlank()) {
      try {
        List<Standing> found = actions.hidden(actions.matchers(List.of(matchers)));
        said = voice.say("silences.preview", (long) found.size());
        hidden =
            found.stream()
                .limit(HIDDEN)
                .map(s -> new Hidden(s.alert().headline(), s.alert().labels().toString()))
                .toList();
      } catch (ApiException e) {
        said = String.valueOf(e.getMessage());
        wrong = true;
      }
    }
    model.addAttribute("previewed", !matchers.isBlank() && !wrong);
    model.addAttribute("wrong", wrong);
    model.addAttribute("said", said);
    model.addAttribute("hidden", hidden);
  }

  private Row row(Silence silence, Voice voice) {
    Silence.State state = silence.state(voice.now());
    Badge badge =
        switch (state) {
          case ACTIVE -> new Badge("warn", "frozen", voice.say("silences.active"));
          case PENDING -> new Badge("busy", "wait", voice.say("silences.pending"));
          case EXPIRED -> new Badge("unknown", "check", voice.say("silences.expired"));
        };
    boolean over = state == Silence.State.EXPIRED;
    return new Row(
        silence.id(),
        badge,
        Matcher.text(silence.matchers()),
        voice.moment(silence.startsAt()),
        voice.moment(silence.endsAt()),
        silence.createdBy(),
        silence.comment(),
        over ? "" : voice.count((long) actions.hidden(silence.matchers()).size()),
        !over,
        silence.id().startsWith(SilenceKind.PREFIX));
  }

  @PostMapping("/silences")
  String set(
      @RequestParam String matchers,
      @RequestParam int hours,
      @RequestParam String reason,
      Principal who,
      HttpServletRequest request) {
    actions.set(List.of(matchers), Duration.ofHours(hours), reason, who, request);
    return "redirect:/silences";
  }

  @PostMapping("/silences/{id}/end")
  String end(@PathVariable String id, Principal who, HttpServletRequest request) {
    actions.end(id, who, request);
    return "redirect:/silences";
  }
}
