package io.andal.signal.grafana;

import io.andal.signal.Durations;
import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Objective;
import io.andal.signal.KeptSlo.Verdict;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.MinuteRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what Grafana SLO's API lists. Stateless. */
final class GrafanaSlos {
  static final String PATH = "/api/plugins/grafana-slo-app/resources/v1/slo";

  private GrafanaSlos() {}

  /**
   * All of an answer.
   *
   * @param source the name of the DataSource document
   * @param usual the data source of SLOs that name none; may be empty
   * @param shares what Grafana found good of each SLO's window, by its uuid
   */
  static List<KeptSlo> of(
      JsonNode answer,
      String source,
      String usual,
      String url,
      Map<String, Double> shares,
      Instant now) {
    List<KeptSlo> all = new ArrayList<>();
    for (JsonNode slo : answer.path("slos")) {
      if (all.size() < KeptSlo.MOST) {
        all.add(slo(slo, source, usual, url, shares, now));
      }
    }
    return all;
  }

  /** The data source that Grafana keeps an SLO's own series in; empty if it doesn't say. */
  static String destination(JsonNode slo) {
    return slo.at("/destinationDatasource/uid").asString("");
  }

  private static KeptSlo slo(
      JsonNode slo,
      String source,
      String usual,
      String url,
      Map<String, Double> shares,
      Instant now) {
    List<String> losses = new ArrayList<>();
    Map<String, String> labels = new LinkedHashMap<>();
    slo.path("labels")
        .forEach(one -> labels.put(one.path("key").asString(""), one.path("value").asString("")));
    String uuid = slo.path("uuid").asString("");
    Optional<Double> share = Optional.ofNullable(shares.get(uuid));
    List<Objective> objectives = new ArrayList<>();
    for (JsonNode one : slo.path("objectives")) {
      objective(one, share, now, losses).ifPresent(objectives::add);
    }
    GrafanaSloQuery.Read query =
        objectives.isEmpty()
            ? GrafanaSloQuery.Read.impossible("It has no objective that Andal understands.")
            : GrafanaSloQuery.of(slo, source, usual);
    losses.addAll(query.losses());
    maintenance(slo, losses);
    String dashboard = slo.at("/readOnly/drillDownDashboardRef/UID").asString("");
    return new KeptSlo(
        uuid,
        slo.path("name").asString(uuid),
        service(labels),
        slo.path("description").asString(""),
        labels,
        query.indicator(),
        objectives,
        dashboard.isEmpty() ? "" : url + "/d/" + GrafanaApi.segment(dashboard),
        query.obstacle(),
        losses);
  }

  private static String service(Map<String, String> labels) {
    for (String key : List.of("service", "service_name", "app")) {
      if (labels.containsKey(key)) {
        return labels.getOrDefault(key, "");
      }
    }
    return "";
  }

  private static Optional<Objective> objective(
      JsonNode json, Optional<Double> share, Instant now, List<String> losses) {
    double target = json.path("value").asDouble(0);
    String text = json.path("window").asString("");
    Optional<Duration> window = Durations.parse(text);
    if (target <= 0 || target > 1 || window.isEmpty() || window.get().toDays() < 1) {
      losses.add("An objective of %s over \"%s\" is none for Andal.".formatted(target, text));
      return Optional.empty();
    }
    int days = Math.toIntExact(window.get().toDays());
    long to = MinuteRange.minuteOf(now);
    return Optional.of(
        new Objective(
            target,
            new Window.Rolling(days),
            share.map(
                sli ->
                    new Verdict(
                        sli, Optional.empty(), Optional.empty(), to - days * 24L * 60, to))));
  }

  private static void maintenance(JsonNode slo, List<String> losses) {
    int events = slo.at("/readOnly/maintenanceEvents").size();
    if (events > 0) {
      losses.add(
          "%d times of maintenance are not carried over; write BudgetAdjustments for them."
              .formatted(events));
    }
    if (slo.at("/alerting/fastBurn").isObject() || slo.at("/alerting/slowBurn").isObject()) {
      losses.add("Its alert rules are not carried over; Andal's usual ones stand in for them.");
    }
  }
}
