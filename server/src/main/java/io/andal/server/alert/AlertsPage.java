package io.andal.server.alert;

import io.andal.alert.Alert;
import io.andal.alert.AlertState;
import io.andal.alert.Delivery;
import io.andal.ownership.Owner;
import io.andal.server.web.Badge;
import io.andal.server.web.Insight;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.slo.SloDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Alerts: what is going on, and what went on. */
@Controller
final class AlertsPage {
  private static final int PAGE = 50;

  private final Insight insight;

  AlertsPage(Insight insight) {
    this.insight = insight;
  }

  @GetMapping("/alerts")
  String list(
      Model model,
      Voice voice,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String slo,
      @RequestParam(defaultValue = "") String before) {
    Optional<AlertState> wanted = state(state);
    List<Alert> found = insight.alerts(given(slo), wanted, given(before), PAGE + 1);
    List<Alert> shown = found.subList(0, Math.min(PAGE, found.size()));
    long firing =
        insight.activeAlerts().stream().filter(a -> a.state() == AlertState.FIRING).count();
    String word = wanted.map(AlertsPage::word).orElse("");
    model.addAttribute(
        "view",
        new AlertsView(
            voice.say("alerts.answer", firing),
            firing > 0 ? "bad" : "good",
            slo,
            title(slo),
            chips(word, slo, voice),
            shown.stream().map(alert -> row(alert, voice)).toList(),
            before.isEmpty(),
            href(word, slo, ""),
            found.size() > PAGE ? href(word, slo, shown.getLast().id()) : ""));
    model.addAttribute("recent", RecentAlerts.of(insight, voice));
    return "alerts";
  }

  @GetMapping("/alerts/{id}")
  String one(Model model, Voice voice, @PathVariable String id) {
    Alert alert = insight.alert(id).orElseThrow(() -> new NotHere(voice.say("error.no-alert", id)));
    List<Delivery> deliveries = insight.deliveries(id);
    model.addAttribute(
        "view",
        new AlertsView.Detail(
            row(alert, voice),
            alert.frozen(),
            steps(alert, voice),
            deliveries.stream().map(d -> message(d, voice)).toList(),
            deliveries.stream().anyMatch(d -> d.sentAt().isEmpty())));
    return "alert";
  }

  private String title(String slo) {
    return insight.slo(slo).map(SloDefinition::displayName).filter(t -> !t.isBlank()).orElse(slo);
  }

  private AlertsView.Row row(Alert alert, Voice voice) {
    Instant start = alert.firedAt().orElse(alert.startedAt());
    Duration lasted = Duration.between(start, alert.resolvedAt().orElse(voice.now()));
    return new AlertsView.Row(
        alert.id(),
        AlertBadge.of(alert, voice),
        title(alert.slo()),
        alert.slo(),
        alert.service(),
        insight.ownerOfSlo(alert.slo()).map(Owner::displayName).orElse(voice.say("owner.nobody")),
        alert.rule(),
        alert.severity(),
        voice.moment(start),
        voice.duration(lasted),
        voice.burn(alert.burnRate()),
        voice.percent(alert.remaining()),
        alert.summary());
  }

  private static List<AlertsView.Step> steps(Alert alert, Voice voice) {
    List<AlertsView.Step> steps = new ArrayList<>();
    steps.add(
        new AlertsView.Step(
            "warn", "wait", voice.say("alert.step.started"), voice.moment(alert.startedAt())));
    alert
        .firedAt()
        .ifPresent(
            at ->
                steps.add(
                    new AlertsView.Step(
                        "bad", "rise", voice.say("alert.step.fired"), voice.moment(at))));
    alert
        .resolvedAt()
        .ifPresent(
            at ->
                steps.add(
                    new AlertsView.Step(
                        "good", "check", voice.say("alert.step.resolved"), voice.moment(at))));
    return steps;
  }

  private static AlertsView.Message message(Delivery delivery, Voice voice) {
    boolean sent = delivery.sentAt().isPresent();
    boolean failed = !sent && delivery.lastError().isPresent();
    Badge badge =
        sent
            ? sentBadge(delivery, voice)
            : failed
                ? new Badge("bad", "stop", voice.say("delivery.failing"))
                : new Badge("busy", "wait", voice.say("delivery.queued"));
    String when =
        delivery
            .sentAt()
            .map(voice::moment)
            .or(
                () ->
                    delivery
                        .nextAttemptAt()
                        .map(at -> voice.say("delivery.next", voice.moment(at))))
            .orElse(voice.moment(delivery.createdAt()));
    return new AlertsView.Message(
        badge,
        voice.say("resolved".equals(delivery.event()) ? "delivery.resolved" : "delivery.started"),
        delivery.channel(),
        delivery.recipient(),
        when,
        voice.say("delivery.attempts", (long) delivery.attempts()),
        sent ? delivery.receiptDetail() : delivery.lastError().orElse(""));
  }

  private static Badge sentBadge(Delivery delivery, Voice voice) {
    if (delivery.receipt().isEmpty()) {
      return new Badge("good", "check", voice.say("delivery.sent"));
    }
    return switch (delivery.receipt().get()) {
      case ACCEPTED -> new Badge("busy", "wait", voice.say("delivery.accepted"));
      case DELIVERED -> new Badge("good", "check", voice.say("delivery.delivered"));
      case FAILED -> new Badge("bad", "stop", voice.say("delivery.lost"));
      case UNKNOWN -> new Badge("warn", "wait", voice.say("delivery.unknown"));
    };
  }

  private static List<AlertsView.Chip> chips(String current, String slo, Voice voice) {
    List<AlertsView.Chip> chips = new ArrayList<>();
    chips.add(new AlertsView.Chip(voice.say("state.all"), href("", slo, ""), current.isEmpty()));
    for (AlertState state : List.of(AlertState.FIRING, AlertState.PENDING, AlertState.RESOLVED)) {
      String word = word(state);
      chips.add(
          new AlertsView.Chip(
              voice.say("alert." + word), href(word, slo, ""), word.equals(current)));
    }
    return chips;
  }

  private static String href(String state, String slo, String before) {
    UriComponentsBuilder url = UriComponentsBuilder.fromPath("/alerts");
    if (!state.isEmpty()) {
      url.queryParam("state", state);
    }
    if (!slo.isEmpty()) {
      url.queryParam("slo", slo);
    }
    if (!before.isEmpty()) {
      url.queryParam("before", before);
    }
    return url.build().encode().toUriString();
  }

  private static Optional<AlertState> state(String word) {
    for (AlertState state : AlertState.values()) {
      if (word(state).equals(word)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  private static String word(AlertState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
