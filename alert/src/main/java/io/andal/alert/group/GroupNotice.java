package io.andal.alert.group;

import io.andal.alert.AlertIds;
import io.andal.alert.Summary;
import io.andal.alert.label.Labels;
import io.andal.channel.Notice;
import io.andal.slo.Budget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what is told of a group into the form that every channel knows. */
final class GroupNotice {
  private static final int LISTED = 10;
  private static final int LONGEST = 300;
  private static final List<String> SERVICE_LABELS = List.of("service", "job", "namespace");

  private GroupNotice() {}

  /**
   * @param grouped the labels that its group has in common
   * @param token what stands at the end of the link that acknowledges
   */
  static Notice of(Notification message, Labels grouped, String token, GroupContext context) {
    List<ReceivedAlert> details = message.details();
    ReceivedAlert alert = details.getFirst();
    Labels first = alert.labels();
    String id = AlertIds.ofGroup(message.group());
    boolean alone = message.firing().size() + message.resolved().size() == 1;
    // Numbers of one SLO would say nothing of the others.
    Optional<Summary> objective = alone ? context.objective(first) : Optional.empty();
    Optional<Budget> budget = objective.flatMap(Summary::budget);
    boolean ended = message.allEnded();
    return new Notice(
        id,
        ended ? Notice.Event.RESOLVED : Notice.Event.STARTED,
        RoutedAlerts.cause(alert),
        first.get("slo"),
        oneLine(objective.map(o -> o.slo().displayName()).orElse(message.title())),
        oneLine(service(first)),
        oneLine(first.get("alertname")),
        first.get("severity").isEmpty() ? "alert" : oneLine(first.get("severity")),
        objective.isPresent() ? line(alert) + "." : summary(message),
        objective.map(o -> o.slo().target()).orElse(0.0),
        budget.map(b -> b.period().sli()).filter(Double::isFinite),
        objective.map(Summary::remaining).orElse(1.0),
        objective.map(Summary::burnRate).orElse(0.0),
        objective.map(Summary::burns).orElse(List.of()),
        ended ? Optional.empty() : budget.flatMap(Budget::exhaustion),
        context.owner(first).map(GroupNotice::oneLine),
        context.link(id),
        details.stream().map(ReceivedAlert::startsAt).min(Instant::compareTo).orElseThrow(),
        ended
            ? details.stream().map(ReceivedAlert::endsAt).max(Instant::compareTo)
            : Optional.empty(),
        runbook(alert, context).map(GroupNotice::oneLine),
        Optional.of(group(message, grouped, ended ? "" : context.acknowledgeLink(token))));
  }

  private static Optional<String> runbook(ReceivedAlert alert, GroupContext context) {
    return Optional.ofNullable(alert.annotations().get("runbook_url"))
        .or(() -> context.runbook(alert.labels()));
  }

  private static Notice.Group group(Notification message, Labels grouped, String acknowledge) {
    int all = message.firing().size() + message.resolved().size();
    return new Notice.Group(
        message.group(),
        grouped.values(),
        message.receiver(),
        message.reason().text(),
        message.details().stream()
            .map(
                alert ->
                    new Notice.Member(
                        alert.labels().values(),
                        alert.annotations(),
                        message.firing().contains(alert.fingerprint()),
                        alert.startsAt(),
                        alert.endsAt(),
                        alert.generatorUrl()))
            .toList(),
        all - message.details().size(),
        ReplyCode.of(message.group()),
        acknowledge);
  }

  private static String service(Labels labels) {
    return SERVICE_LABELS.stream()
        .map(labels::get)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String summary(Notification message) {
    String text = part(message, true) + part(message, false);
    return text.strip();
  }

  private static String part(Notification message, boolean fires) {
    int count = fires ? message.firing().size() : message.resolved().size();
    if (count == 0) {
      return "";
    }
    List<String> lines =
        message.details().stream()
            .filter(alert -> message.firing().contains(alert.fingerprint()) == fires)
            .limit(LISTED)
            .map(GroupNotice::line)
            .toList();
    String more = count > lines.size() ? "; and " + (count - lines.size()) + " more" : "";
    return " "
        + count
        + (fires ? (count == 1 ? " alert fires: " : " alerts fire: ") : " ended: ")
        + lines.stream().collect(Collectors.joining("; "))
        + more
        + ".";
  }

  private static String line(ReceivedAlert alert) {
    String summary = alert.annotations().getOrDefault("summary", "");
    String words =
        summary.isEmpty() ? alert.annotations().getOrDefault("description", "") : summary;
    String text =
        oneLine(words.isEmpty() ? alert.labels().toString() : words).replaceAll("[.\\s]+$", "");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** Labels come from outside and end in mail headers. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
