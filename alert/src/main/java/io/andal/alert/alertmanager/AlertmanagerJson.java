package io.andal.alert.alertmanager;

import io.andal.alert.group.Dispatcher;
import io.andal.alert.group.ReceivedAlert;
import io.andal.alert.group.Standing;
import io.andal.alert.label.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Alerts as Alertmanager's API v2 writes them. */
final class AlertmanagerJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private AlertmanagerJson() {}

  static String time(Instant time) {
    return TIME.format(time);
  }

  static ObjectNode alert(Standing standing) {
    ReceivedAlert alert = standing.alert();
    ObjectNode json = JSON.createObjectNode();
    alert.annotations().forEach(json.putObject("annotations")::put);
    json.put("endsAt", time(alert.endsAt()));
    json.put("fingerprint", Labels.hex(alert.fingerprint()));
    ArrayNode receivers = json.putArray("receivers");
    standing.receivers().forEach(name -> receivers.addObject().put("name", name));
    json.put("startsAt", time(alert.startsAt()));
    ObjectNode status = json.putObject("status");
    strings(status, "inhibitedBy", standing.inhibitedBy());
    strings(status, "mutedBy", standing.mutedBy());
    strings(status, "silencedBy", standing.silencedBy());
    status.put("state", standing.suppressed() ? "suppressed" : "active");
    json.put("updatedAt", time(alert.updatedAt()));
    if (!alert.generatorUrl().isEmpty()) {
      json.put("generatorURL", alert.generatorUrl());
    }
    alert.labels().forEach(json.putObject("labels")::put);
    return json;
  }

  private static void strings(ObjectNode json, String name, List<String> values) {
    ArrayNode list = json.putArray(name);
    values.forEach(list::add);
  }

  static ObjectNode group(Dispatcher.GroupView group, List<Standing> alerts) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode list = json.putArray("alerts");
    alerts.forEach(standing -> list.add(alert(standing)));
    group.state().labels().forEach(json.putObject("labels")::put);
    json.putObject("receiver").put("name", group.receiver());
    return json;
  }
}
