package io.andal.server.alert;

import io.andal.alert.group.Dispatcher.GroupView;
import io.andal.alert.group.Standing;
import io.andal.alert.label.Labels;
import io.andal.server.AndalRuntime;
import io.andal.server.watch.HeartbeatWatch;
import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.AlertLanes;
import io.andal.signal.MinuteRange;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Alerts of all sources that fire now, in their groups, and the buttons to take them. */
@Controller
final class FiringPage {
  private static final int PAGE = 100;
  private static final int LANES = 8;
  private static final Duration BACK = Duration.ofDays(1);
  private static final Duration SHORTEST = Duration.ofMinutes(10);

  private final AndalRuntime runtime;
  private final AlertActions actions;

  FiringPage(AndalRuntime runtime, AlertActions actions) {
    this.runtime = runtime;
    this.actions = actions;
  }

  /** One alert. */
  record Row(
      String fingerprint,
      Badge badge,
      String name,
      String labels,
      String summary,
      String since,
      String lasts,
      String receivers,
      String why,
      boolean taken) {}

  @GetMapping("/alerts/firing")
  String list(Model model, Voice voice, @RequestParam(defaultValue = "0") int page) {
    List<Standing> all = new ArrayList<>(runtime.groups().standings());
    all.sort(
        Comparator.comparing(Standing::suppressed)
            .thenComparing(standing -> standing.acknowledged().isPresent())
            .thenComparing((Standing standing) -> standing.alert().startsAt())
            .thenComparingLong(standing -> standing.alert().fingerprint()));
    int from = Math.clamp((long) page * PAGE, 0, Math.max(0, all.size() - 1));
    List<Standing> shown = all.subList(from, Math.min(all.size(), from + PAGE));
    long open = all.stream().filter(FiringPage::open).count();
    model.addAttribute("answer", voice.say("firing.answer", (long) all.size(), open));
    model.addAttribute("tone", open > 0 ? "bad" : "good");
    model.addAttribute("rows", shown.stream().map(standing -> row(standing, voice)).toList());
    model.addAttribute("picture", picture(all, voice));
    model.addAttribute("current", page);
    model.addAttribute("previous", page > 0 ? page - 1 : -1);
    model.addAttribute("next", from + PAGE < all.size() ? page + 1 : -1);
    return "alerts-firing";
  }

  private static boolean open(Standing standing) {
    return !standing.suppressed() && standing.acknowledged().isEmpty() && isTrouble(standing);
  }

  private static boolean isTrouble(Standing standing) {
    return !standing.alert().labels().get("severity").equals(HeartbeatWatch.SEVERITY);
  }

  private static Row row(Standing standing, Voice voice) {
    Instant start = standing.alert().startsAt();
    Map<String, String> rest = new HashMap<>(standing.alert().labels().values());
    String name = standing.alert().headline();
    rest.remove("alertname", name);
    return new Row(
        Labels.hex(standing.alert().fingerprint()),
        badge(standing, voice),
        name,
        Labels.of(rest).toString().replaceAll("[{}]", ""),
        standing.alert().annotations().getOrDefault("summary", ""),
        voice.moment(start),
        voice.duration(length(start, voice.now())),
        String.join(", ", standing.receivers()),
        why(standing, voice),
        standing.acknowledged().isPresent());
  }

  static Badge badge(Standing standing, Voice voice) {
    if (!isTrouble(standing)) {
      return new Badge("good", "check", voice.say("firing.beats"));
    }
    if (!standing.silencedBy().isEmpty()) {
      return new Badge("unknown", "frozen", voice.say("firing.silenced"));
    }
    if (!standing.inhibitedBy().isEmpty()) {
      return new Badge("unknown", "frozen", voice.say("firing.inhibited"));
    }
    if (standing.acknowledged().isPresent()) {
      return new Badge("busy", "check", voice.say("firing.taken"));
    }
    String tone = standing.alert().labels().get("severity").equals("page") ? "bad" : "warn";
    return new Badge(tone, "rise", voice.say("alert.firing"));
  }

  static String why(Standing standing, Voice voice) {
    return standing
        .acknowledged()
        .map(taken -> voice.say("firing.taken-by", taken.by(), voice.moment(taken.at())))
        .orElseGet(
            () ->
                standing.mutedBy().isEmpty()
                    ? ""
                    : voice.say("firing.quiet", String.join(", ", standing.mutedBy())));
  }

  /** The largest groups, as lanes from their first alert until now. */
  private Markup picture(List<Standing> all, Voice voice) {
    Map<Long, Standing> known = new HashMap<>();
    all.forEach(standing -> known.put(standing.alert().fingerprint(), standing));
    Instant from = voice.now().minus(BACK);
    List<AlertLanes.Lane> lanes =
        runtime.groups().groups().stream()
            .sorted(Comparator.comparingInt((GroupView group) -> -group.alerts().size()))
            .map(group -> group.alerts().stream().map(known::get).filter(Objects::nonNull).toList())
            .filter(alerts -> !alerts.isEmpty())
            .limit(LANES)
            .map(alerts -> lane(alerts, from, voice))
            .toList();
    return lanes.isEmpty()
        ? Markup.EMPTY
        : new AlertLanes(MinuteRange.of(from, voice.now()), lanes, voice.say("firing.picture"))
            .draw(voice);
  }

  private static AlertLanes.Lane lane(List<Standing> alerts, Instant from, Voice voice) {
    Instant first =
        alerts.stream()
            .map(standing -> standing.alert().startsAt())
            .min(Instant::compareTo)
            .orElseThrow();
    Instant start = first.isBefore(from) ? from : first;
    Instant latest = voice.now().minus(SHORTEST);
    boolean quiet = alerts.stream().allMatch(Standing::suppressed);
    boolean page = alerts.stream().anyMatch(s -> s.alert().labels().get("severity").equals("page"));
    String name =
        voice.say("firing.group", alerts.getFirst().alert().headline(), (long) alerts.size());
    return new AlertLanes.Lane(
        name,
        List.of(
            new AlertLanes.Span(
                MinuteRange.of(start.isAfter(latest) ? latest : start, voice.now()),
                quiet ? "unknown" : page ? "bad" : "warn",
                name + ": " + voice.moment(first))));
  }

  private static Duration length(Instant from, Instant to) {
    return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
  }

  @PostMapping("/alerts/firing/{fingerprint}/acknowledge")
  String acknowledge(@PathVariable String fingerprint, Principal who, HttpServletRequest request) {
    actions.acknowledge(fingerprint, who, request);
    return "redirect:/alerts/firing";
  }

  @PostMapping("/alerts/firing/{fingerprint}/resolve")
  String resolve(@PathVariable String fingerprint, Principal who, HttpServletRequest request) {
    actions.resolve(fingerprint, who, request);
    return "redirect:/alerts/firing";
  }
}
