package io.andal.alert.digest;

import io.andal.channel.AlertLabels;
import io.andal.channel.Notice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A notice of a group as one notice for each of its alerts, so that each has a life of its own. */
final class Parts {
  private static final String SEPARATOR = "/";

  private Parts() {}

  /** By the name of each, which is the same at its start and its end. */
  static Map<String, Notice> of(Notice notice) {
    Map<String, Notice> parts = new LinkedHashMap<>();
    notice
        .group()
        .ifPresentOrElse(
            group ->
                group
                    .alerts()
                    .forEach(member -> parts.put(name(notice, member), of(notice, group, member))),
            () -> parts.put(notice.alert(), notice));
    return parts;
  }

  /** The fingerprint of an alert of a group; empty if the name is that of an SLO's alert. */
  static Optional<Long> fingerprint(String name) {
    int at = name.lastIndexOf(SEPARATOR);
    return at < 0
        ? Optional.empty()
        : Optional.of(Long.parseUnsignedLong(name.substring(at + 1), 16));
  }

  private static String name(Notice notice, Notice.Member member) {
    return notice.alert() + SEPARATOR + AlertLabels.fingerprint(new TreeMap<>(member.labels()));
  }

  private static Notice of(Notice notice, Notice.Group group, Notice.Member member) {
    // Alone in its group, it has the numbers of its SLO.
    boolean alone = group.alerts().size() == 1 && group.truncated() == 0;
    String title = label(member, "alertname", notice.displayName());
    return new Notice(
        notice.alert(),
        member.fires() ? Notice.Event.STARTED : Notice.Event.RESOLVED,
        notice.cause(),
        label(member, "slo", ""),
        alone ? notice.displayName() : title,
        label(member, "service", notice.service()),
        label(member, "alertname", notice.rule()),
        label(member, "severity", notice.severity()),
        alone && notice.ofObjective() ? notice.summary() : AlertLabels.line(member) + ".",
        alone ? notice.target() : 0,
        alone ? notice.sli() : Optional.empty(),
        alone ? notice.remaining() : 1,
        alone ? notice.burnRate() : 0,
        alone ? notice.burns() : java.util.List.of(),
        alone ? notice.exhaustion() : Optional.empty(),
        notice.owner(),
        notice.link(),
        member.starts(),
        member.fires() ? Optional.empty() : Optional.of(member.ends()),
        notice.runbook(),
        Optional.empty());
  }

  private static String label(Notice.Member member, String name, String other) {
    String value = member.labels().getOrDefault(name, "").replaceAll("\\p{Cntrl}+", " ").strip();
    return value.isEmpty() ? other : value;
  }
}
