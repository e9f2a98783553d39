package io.andal.channel.webhook;

import io.andal.channel.AlertLabels;
import io.andal.channel.Message;
import io.andal.channel.Notice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body as Alertmanager's webhook posts it, version 4 ({@code notify/webhook/webhook.go}): what
 * takes Alertmanager's webhooks takes these.
 */
final class AlertmanagerBody {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Go's zero time: what Alertmanager writes while an alert fires. */
  private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

  private AlertmanagerBody() {}

  static String of(Message message) {
    Notice notice = message.notice();
    boolean resolved = notice.event() == Notice.Event.RESOLVED;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("receiver", notice.group().map(Notice.Group::receiver).orElse(message.recipient()));
    body.put("status", resolved ? "resolved" : "firing");
    notice
        .group()
        .ifPresentOrElse(group -> put(body, notice, group), () -> put(body, notice, resolved));
    body.put("externalURL", origin(notice.link()));
    body.put("version", "4");
    return JSON.writeValueAsString(body);
  }

  /** Several alerts, each with its own labels. */
  private static void put(Map<String, Object> body, Notice notice, Notice.Group group) {
    body.put("alerts", group.alerts().stream().map(one -> alert(one, notice.link())).toList());
    body.put("groupLabels", new TreeMap<>(group.labels()));
    body.put("commonLabels", common(group, Notice.Member::labels));
    body.put("commonAnnotations", common(group, Notice.Member::annotations));
    body.put("groupKey", group.key());
    body.put("truncatedAlerts", group.truncated());
    body.put("notification_reason", group.reason());
  }

  private static Map<String, Object> alert(Notice.Member one, String link) {
    SortedMap<String, String> labels = new TreeMap<>(one.labels());
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("status", one.fires() ? "firing" : "resolved");
    alert.put("labels", labels);
    alert.put("annotations", new TreeMap<>(one.annotations()));
    alert.put("startsAt", time(one.starts()));
    alert.put("endsAt", one.fires() ? NOT_ENDED : time(one.ends()));
    alert.put("generatorURL", one.link().isEmpty() ? link : one.link());
    alert.put("fingerprint", AlertLabels.fingerprint(labels));
    return alert;
  }

  /** What all alerts say alike. */
  private static SortedMap<String, String> common(
      Notice.Group group, Function<Notice.Member, Map<String, String>> part) {
    SortedMap<String, String> common = new TreeMap<>(part.apply(group.alerts().getFirst()));
    group.alerts().forEach(one -> common.entrySet().retainAll(part.apply(one).entrySet()));
    return common;
  }

  /** The alert of one SLO's rule is a group of its own. */
  private static void put(Map<String, Object> body, Notice notice, boolean resolved) {
    SortedMap<String, String> labels = AlertLabels.of(notice);
    SortedMap<String, String> annotations = AlertLabels.annotations(notice);
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("status", resolved ? "resolved" : "firing");
    alert.put("labels", labels);
    alert.put("annotations", annotations);
    alert.put("startsAt", time(notice.started()));
    alert.put("endsAt", notice.ended().map(AlertmanagerBody::time).orElse(NOT_ENDED));
    alert.put("generatorURL", notice.link());
    alert.put("fingerprint", AlertLabels.fingerprint(labels));
    body.put("alerts", List.of(alert));
    body.put("groupLabels", labels);
    body.put("commonLabels", labels);
    body.put("commonAnnotations", annotations);
    body.put("groupKey", groupKey(labels));
    body.put("truncatedAlerts", 0);
    body.put("notification_reason", resolved ? "all alerts resolved" : "first notification");
  }

  private static String groupKey(SortedMap<String, String> labels) {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + JSON.writeValueAsString(label.getValue()))
        .collect(Collectors.joining(", ", "{}:{", "}"));
  }

  private static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  /** Where Andal is: what stands before the path of its own link. */
  private static String origin(String link) {
    int path = Math.max(link.indexOf("/objectives/"), link.indexOf("/alerts/"));
    return path < 0 ? link : link.substring(0, path);
  }
}
