package io.andal.alert.group;

import io.andal.alert.AlertIds;
import io.andal.alert.label.Labels;
import io.andal.channel.Cause;
import io.andal.channel.Notice;
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

  static Notice of(Notification message, GroupContext context) {
    List<ReceivedAlert> details = message.details();
    Labels first = details.getFirst().labels();
    String id = AlertIds.ofGroup(message.group());
    return new Notice(
        id,
        message.allEnded() ? Notice.Event.RESOLVED : Notice.Event.STARTED,
        Cause.BURN,
        first.get("slo"),
        oneLine(message.title()),
        oneLine(service(first)),
        oneLine(first.get("alertname")),
        first.get("severity").isEmpty() ? "alert" : oneLine(first.get("severity")),
        summary(message),
        0,
        Optional.empty(),
        1,
        0,
        List.of(),
        Optional.empty(),
        context.owner(first).map(GroupNotice::oneLine),
        context.link(id),
        details.stream().map(ReceivedAlert::startsAt).min(Instant::compareTo).orElseThrow(),
        message.allEnded()
            ? details.stream().map(ReceivedAlert::endsAt).max(Instant::compareTo)
            : Optional.empty());
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
    String text = oneLine(words.isEmpty() ? alert.labels().toString() : words);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** Labels come from outside and end in mail headers. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
