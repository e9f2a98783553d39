package io.andal.server.alert;

import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.group.Standing;
import io.andal.alert.label.Labels;
import io.andal.alert.label.Matcher;
import io.andal.alert.store.NotificationStore.Sent;
import io.andal.server.AndalRuntime;
import io.andal.server.web.Badge;
import io.andal.server.web.Links;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** One alert that fires, whoever told of it: what it says, its life, and who was told. */
@Controller
final class OutsidePage {
  private static final int MESSAGES = 50;

  /** An alert may have begun a little after the message about its group was made. */
  private static final Duration BEFORE = Duration.ofMinutes(1);

  private final AndalRuntime runtime;

  OutsidePage(AndalRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * A label or an annotation.
   *
   * @param href where its value leads; empty if it is no address
   */
  record Said(String name, String value, String href) {}

  /** What happened. */
  record Step(String tone, String icon, String text, String at, String detail) {}

  /** What the page shows at the top. */
  record Head(
      String fingerprint,
      String name,
      Badge badge,
      String summary,
      String since,
      String lasts,
      String receivers,
      String why,
      String link,
      String silence,
      boolean taken,
      boolean own) {}

  private record Event(Instant at, Step step) {}

  @GetMapping("/alerts/firing/{fingerprint}")
  String one(Model model, Voice voice, @PathVariable("fingerprint") String fingerprint) {
    Standing standing =
        runtime
            .groups()
            .standing(AlertActions.fingerprint(fingerprint))
            .orElseThrow(() -> new NotHere(voice.say("error.no-alert", fingerprint)));
    ReceivedAlert alert = standing.alert();
    model.addAttribute("head", head(standing, voice));
    model.addAttribute("labels", said(alert.labels().values()));
    model.addAttribute("annotations", said(alert.annotations()));
    model.addAttribute("steps", steps(standing, voice));
    return "alert-outside";
  }

  private static Head head(Standing standing, Voice voice) {
    ReceivedAlert alert = standing.alert();
    Instant end = alert.resolved(voice.now()) ? alert.endsAt() : voice.now();
    boolean begun = alert.startsAt().isBefore(end);
    return new Head(
        Labels.hex(alert.fingerprint()),
        alert.headline(),
        FiringPage.badge(standing, voice),
        alert.annotations().getOrDefault("summary", ""),
        voice.moment(alert.startsAt()),
        voice.duration(begun ? Duration.between(alert.startsAt(), end) : Duration.ZERO),
        voice.say("firing.told", String.join(", ", standing.receivers())),
        FiringPage.why(standing, voice),
        Links.web(alert.generatorUrl()),
        silence(alert),
        standing.acknowledged().isPresent(),
        alert.isOwn());
  }

  /** The form for a silence, filled in for this alert alone. */
  private static String silence(ReceivedAlert alert) {
    String matchers =
        Matcher.text(
            alert.labels().values().entrySet().stream()
                .map(label -> Matcher.equal(label.getKey(), label.getValue()))
                .toList());
    return UriComponentsBuilder.fromPath("/silences")
        .queryParam("matchers", "{m}")
        .queryParam("hours", "2")
        .encode()
        .buildAndExpand(matchers)
        .toUriString();
  }

  private static List<Said> said(java.util.Map<String, String> all) {
    return all.entrySet().stream()
        .map(one -> new Said(one.getKey(), one.getValue(), Links.web(one.getValue())))
        .toList();
  }

  private List<Step> steps(Standing standing, Voice voice) {
    ReceivedAlert alert = standing.alert();
    List<Event> events = new ArrayList<>();
    add(events, voice, alert.startsAt(), "bad", "rise", "alert.step.started", "");
    standing
        .acknowledged()
        .ifPresent(
            taken -> add(events, voice, taken.at(), "busy", "check", "firing.taken", taken.by()));
    if (alert.resolved(voice.now())) {
      add(events, voice, alert.endsAt(), "good", "check", "alert.step.resolved", "");
    }
    runtime.groups().groups().stream()
        .filter(group -> group.alerts().contains(alert.fingerprint()))
        .flatMap(group -> messages(group.state().key(), alert.startsAt()).stream())
        .forEach(sent -> told(events, voice, sent));
    return events.stream().sorted(Comparator.comparing(Event::at)).map(Event::step).toList();
  }

  private List<Sent> messages(String key, Instant since) {
    return runtime
        .groups()
        .messages(Optional.of(io.andal.alert.AlertIds.ofGroup(key)), Optional.empty(), MESSAGES)
        .stream()
        .filter(sent -> sent.createdAt().plus(BEFORE).isAfter(since))
        .toList();
  }

  private static void told(List<Event> events, Voice voice, Sent sent) {
    String to = sent.recipient().address() + " · " + sent.recipient().channel();
    switch (sent.state()) {
      case "sent" ->
          add(
              events,
              voice,
              sent.sentAt().orElse(sent.createdAt()),
              "good",
              "check",
              "delivery.sent",
              to);
      case "given-up" ->
          add(events, voice, sent.createdAt(), "bad", "stop", "messages.given-up", to);
      case "waiting" ->
          add(
              events,
              voice,
              sent.createdAt(),
              sent.lastError().isPresent() ? "bad" : "busy",
              "wait",
              sent.lastError().isPresent() ? "delivery.failing" : "delivery.queued",
              to + sent.lastError().map(error -> " · " + error).orElse(""));
      default -> {
        // Newer news took its place.
      }
    }
  }

  private static void add(
      List<Event> events,
      Voice voice,
      Instant at,
      String tone,
      String icon,
      String key,
      String detail) {
    events.add(new Event(at, new Step(tone, icon, voice.say(key), voice.moment(at), detail)));
  }
}
