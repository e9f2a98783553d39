package io.andal.server.device;

import io.andal.alert.label.Labels;
import io.andal.device.live.SeenDevice;
import io.andal.server.AndalRuntime;
import io.andal.server.alert.ConcernedAlerts;
import io.andal.server.web.Voice;
import io.andal.signal.Indicator;
import io.andal.signal.Metric;
import io.andal.slo.SloDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which alerts concern a fleet, or one of its devices. */
final class FleetAlerts {
  private FleetAlerts() {}

  /** Those with the fleet's label, and those of SLOs that read it. */
  static List<ConcernedAlerts.Row> ofFleet(AndalRuntime runtime, String fleet, Voice voice) {
    return ConcernedAlerts.of(
        runtime,
        labels -> labels.get("fleet").equals(fleet),
        slo -> reads(slo, metric -> fleet(metric).equals(fleet)),
        voice);
  }

  /**
   * Those with the device's label, those about its group or its whole fleet, and those of SLOs that
   * count it.
   *
   * @param groupBy attributes by which the fleet tells groups apart
   */
  static List<ConcernedAlerts.Row> ofDevice(
      AndalRuntime runtime, SeenDevice device, List<String> groupBy, Voice voice) {
    Map<String, String> attributes = device.status().attributes();
    return ConcernedAlerts.of(
        runtime,
        labels -> concerns(labels, device, groupBy),
        slo ->
            reads(
                slo, metric -> fleet(metric).equals(device.fleet()) && counts(metric, attributes)),
        voice);
  }

  static boolean concerns(Labels labels, SeenDevice device, List<String> groupBy) {
    String fleet = labels.get("fleet");
    String id = labels.get("device");
    if (id.isEmpty()) {
      return fleet.equals(device.fleet())
          && groupBy.stream()
              .allMatch(
                  name ->
                      labels.get(name).isEmpty()
                          || labels
                              .get(name)
                              .equals(device.status().attributes().getOrDefault(name, "")));
    }
    return id.equals(device.id()) && (fleet.isEmpty() || fleet.equals(device.fleet()));
  }

  private static boolean reads(SloDefinition slo, Predicate<Metric> wanted) {
    return slo.members().stream()
        .anyMatch(
            member ->
                member.indicator() instanceof Indicator.Ratio ratio
                    && (wanted.test(ratio.part()) || wanted.test(ratio.total())));
  }

  private static String fleet(Metric metric) {
    return String.valueOf(metric.spec().getOrDefault("fleet", ""));
  }

  private static boolean counts(Metric metric, Map<String, String> attributes) {
    return !(metric.spec().get("where") instanceof Map<?, ?> where)
        || where.entrySet().stream()
            .allMatch(
                each ->
                    String.valueOf(each.getValue())
                        .equals(attributes.get(String.valueOf(each.getKey()))));
  }
}
