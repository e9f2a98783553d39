package io.andal.server.grafana;

import io.andal.alert.Alert;
import io.andal.slo.GateDecision;
import io.andal.slo.SloDefinition;
import io.andal.slo.annotation.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what happened, as Grafana's annotations show it. Thread-safe. */
final class EventText {
  private static final int LONGEST = 2_000;

  private final Supplier<String> publicUrl;

  EventText(Supplier<String> publicUrl) {
    this.publicUrl = publicUrl;
  }

  Event alert(String key, Alert alert, Optional<Instant> end) {
    return new Event(
        key,
        alert.firedAt().orElse(alert.startedAt()),
        end,
        List.of(
            "andal",
            "alert",
            "service:" + alert.service(),
            "slo:" + alert.slo(),
            "severity:" + alert.severity()),
        text(
            "Alert " + alert.rule() + " of " + alert.slo(),
            alert.summary(),
            publicUrl.get() + "/alerts/" + alert.id()));
  }

  Event budget(String key, SloDefinition slo, Instant from) {
    return new Event(
        key,
        from,
        Optional.empty(),
        List.of("andal", "budget-exhausted", "service:" + slo.service(), "slo:" + slo.name()),
        text(
            "The error budget of " + slo.displayName() + " is used up",
            "",
            publicUrl.get() + "/objectives/" + slo.name()));
  }

  Event gate(String key, String service, GateDecision decision, Instant from) {
    String why =
        decision.reasons().stream()
            .filter(reason -> reason.answer() == decision.answer())
            .map(GateDecision.Reason::explanation)
            .findFirst()
            .orElse("");
    String what =
        decision.answer() == GateDecision.Answer.APPROVAL
            ? "Releases of " + service + " need an approval"
            : "The gate of " + service + " is closed";
    return new Event(
        key,
        from,
        Optional.empty(),
        List.of("andal", "gate-closed", "service:" + service),
        text(what, why, publicUrl.get() + "/gate"));
  }

  Event note(String key, Annotation note) {
    List<String> tags = new ArrayList<>(List.of("andal", note.category().word()));
    note.subject().service().ifPresent(service -> tags.add("service:" + service));
    note.subject().slo().ifPresent(slo -> tags.add("slo:" + slo));
    return new Event(
        key,
        note.from(),
        note.to(),
        tags,
        text(
            capital(note.category().word()) + ": " + note.title(),
            note.text(),
            note.link().orElse("")));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Grafana shows HTML, so words that aren't are made harmless. */
  private static String text(String title, String words, String link) {
    StringBuilder text = new StringBuilder("<b>").append(escaped(title)).append("</b>");
    if (!words.isBlank()) {
      String shown = words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
      text.append("<br>").append(escaped(shown));
    }
    if (!link.isEmpty()) {
      text.append("<br><a href=\"").append(escaped(link)).append("\">More</a>");
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
