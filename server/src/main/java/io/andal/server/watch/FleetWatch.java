package io.andal.server.watch;

import io.andal.alert.group.OwnAlert;
import io.andal.alert.label.Labels;
import io.andal.device.Presence;
import io.andal.device.document.FleetAlertRules;
import io.andal.device.document.FleetAlertRules.Offline;
import io.andal.device.document.FleetDocuments;
import io.andal.device.live.FleetState;
import io.andal.device.live.Fleets;
import io.andal.device.live.GroupPresence;
import io.andal.device.mqtt.LinkState;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Fleets whose broker can't be heard, and groups of which too many devices are offline. */
public final class FleetWatch implements Watcher {
  private final Fleets fleets;
  private final Supplier<Documents> documents;
  private final Supplier<String> publicUrl;

  /** Since when too many are offline, by labels. */
  private final Map<Labels, Instant> offlineSince = new HashMap<>();

  public FleetWatch(Fleets fleets, Supplier<Documents> documents, Supplier<String> publicUrl) {
    this.fleets = fleets;
    this.documents = documents;
    this.publicUrl = publicUrl;
  }

  @Override
  public List<OwnAlert> look(Instant now) {
    List<OwnAlert> found = new ArrayList<>();
    Set<Labels> offline = new HashSet<>();
    for (Document document : documents.get().all(FleetDocuments.FLEET)) {
      FleetAlertRules rules = FleetAlertRules.of(document);
      Optional<FleetState> state = fleets.state(document.name());
      state.flatMap(FleetState::link).ifPresent(link -> lost(document, rules, link, found));
      boolean heard =
          state.isPresent() && state.get().link().map(LinkState::connected).orElse(true);
      rules
          .offline()
          .ifPresent(limit -> offline(document, rules, limit, heard, now, found, offline));
    }
    offlineSince.keySet().retainAll(offline);
    return found;
  }

  private void lost(
      Document document, FleetAlertRules rules, LinkState link, List<OwnAlert> found) {
    if (link.connected()) {
      return;
    }
    String why = link.trouble().isEmpty() ? "" : ": " + link.trouble();
    found.add(
        new OwnAlert(
            labels(document, "FleetConnectionLost", rules, Map.of()),
            Map.of(
                "summary",
                "Fleet %s: the broker %s can't be heard%s. Its devices are unknown, not offline;"
                        .formatted(document.displayName(), link.broker(), why)
                    + " SLOs over them aren't measured meanwhile."),
            page(document),
            Instant.ofEpochMilli(link.sinceMillis()),
            rules.connectionLost(),
            // Never tried yet: that is how it is after a start.
            link.sinceMillis() > 0));
  }

  private void offline(
      Document document,
      FleetAlertRules rules,
      Offline limit,
      boolean heard,
      Instant now,
      List<OwnAlert> found,
      Set<Labels> seen) {
    for (GroupPresence group : fleets.groups(document.name())) {
      int offline = group.count(Presence.OFFLINE);
      if (heard && !limit.tooMany(offline, group.devices())) {
        continue;
      }
      Labels labels = labels(document, "FleetDevicesOffline", rules, group.attributes());
      if (heard) {
        seen.add(labels);
      }
      Instant since = heard ? offlineSince.computeIfAbsent(labels, _ -> now) : now;
      found.add(
          new OwnAlert(
              labels,
              Map.of("summary", sentence(document, limit, group, offline)),
              page(document),
              since,
              limit.patience(),
              heard));
    }
  }

  private static String sentence(
      Document document, Offline limit, GroupPresence group, int offline) {
    String where =
        group.attributes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(attribute -> attribute.getKey() + " " + attribute.getValue())
            .collect(Collectors.joining(", "));
    return "Fleet %s%s: %d of %d devices are offline, more than %s %%."
        .formatted(
            document.displayName(),
            where.isEmpty() ? "" : ", " + where,
            offline,
            group.devices(),
            Math.round(limit.share() * 10_000) / 100.0);
  }

  private static Labels labels(
      Document document, String name, FleetAlertRules rules, Map<String, String> attributes) {
    Map<String, String> labels = new HashMap<>(attributes);
    labels.put("alertname", name);
    labels.put("fleet", document.name());
    labels.put("kind", FleetDocuments.FLEET);
    labels.put("name", document.name());
    labels.put("severity", rules.severity());
    return Labels.of(labels);
  }

  private String page(Document document) {
    return publicUrl.get() + "/fleets/" + document.name();
  }
}
