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
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body as Alertmanager's webhook posts it, version 4 ({@code notify/webhook/webhook.go}): what
 * takes Alertmanager's webhooks takes these. Each alert is a group of its own.
 */
final class AlertmanagerBody {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Go's zero time: what Alertmanager writes while an alert fires. */
  private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

  private AlertmanagerBody() {}

  static String of(Message message) {
    Notice notice = message.notice();
    SortedMap<String, String> labels = AlertLabels.of(notice);
    SortedMap<String, String> annotations = AlertLabels.annotations(notice);
    boolean resolved = notice.event() == Notice.Event.RESOLVED;
    String status = resolved ? "resolved" : "firing";
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("status", status);
    alert.put("labels", labels);
    alert.put("annotations", annotations);
    alert.put("startsAt", time(notice.started()));
    alert.put("endsAt", notice.ended().map(AlertmanagerBody::time).orElse(NOT_ENDED));
    alert.put("generatorURL", notice.link());
    alert.put("fingerprint", AlertLabels.fingerprint(labels));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("receiver", message.recipient());
    body.put("status", status);
    body.put("alerts", List.of(alert));
    body.put("groupLabels", labels);
    body.put("commonLabels", labels);
    body.put("commonAnnotations", annotations);
    body.put("externalURL", origin(notice.link()));
    body.put("version", "4");
    body.put("groupKey", groupKey(labels));
    body.put("truncatedAlerts", 0);
    body.put("notification_reason", resolved ? "all alerts resolved" : "first notification");
    return JSON.writeValueAsString(body);
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
    int path = link.indexOf("/objectives/");
    return path < 0 ? link : link.substring(0, path);
  }
}
