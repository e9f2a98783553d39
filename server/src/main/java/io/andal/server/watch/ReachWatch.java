package io.andal.server.watch;

import io.andal.alert.AlertDocuments;
import io.andal.alert.document.RouteDocuments;
import io.andal.alert.group.GroupService;
import io.andal.alert.group.Hearing;
import io.andal.alert.group.OwnAlert;
import io.andal.alert.group.RoutedAlerts;
import io.andal.alert.label.Labels;
import io.andal.channel.ChannelDocuments;
import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.slo.AlertRule;
import io.andal.slo.SloDefinition;
import io.andal.workspace.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** SLOs of whose alerts nobody would hear. */
public final class ReachWatch implements Watcher {
  private final Supplier<List<SloDefinition>> slos;
  private final GroupService groups;
  private final Supplier<Documents> documents;
  private final Supplier<Owners> owners;
  private final Supplier<String> publicUrl;

  public ReachWatch(
      Supplier<List<SloDefinition>> slos,
      GroupService groups,
      Supplier<Documents> documents,
      Supplier<Owners> owners,
      Supplier<String> publicUrl) {
    this.slos = slos;
    this.groups = groups;
    this.documents = documents;
    this.owners = owners;
    this.publicUrl = publicUrl;
  }

  @Override
  public List<OwnAlert> look(Instant now) {
    Documents all = documents.get();
    if (all.all(ChannelDocuments.CHANNEL).isEmpty()) {
      // Nobody hears of anything yet; the pages say so.
      return List.of();
    }
    return slos.get().stream()
        .filter(slo -> slo.alertRules().stream().anyMatch(rule -> !reaches(all, slo, rule, now)))
        .map(slo -> alert(slo, now))
        .toList();
  }

  private boolean reaches(Documents all, SloDefinition slo, AlertRule rule, Instant now) {
    if (!RouteDocuments.any(all)) {
      return !AlertDocuments.recipients(all, owners.get(), slo, rule).isEmpty();
    }
    Labels labels = RoutedAlerts.labels(slo.name(), slo.service(), rule.name(), rule.severity());
    return groups.hearing(labels, now).stream().anyMatch(ReachWatch::hears);
  }

  private static boolean hears(Hearing hearing) {
    return !hearing.recipients().isEmpty()
        || hearing.later().stream().anyMatch(later -> !later.recipients().isEmpty());
  }

  private OwnAlert alert(SloDefinition slo, Instant now) {
    Optional<Owner> owner = owners.get().ownerOfSlo(slo.name());
    String why =
        owner
            .map(
                found ->
                    "its owner, %s, has no address that a channel takes"
                        .formatted(found.displayName()))
            .orElse("nobody answers for it");
    return new OwnAlert(
        Labels.of(
            Map.of(
                "alertname",
                "SloReachesNobody",
                "slo",
                slo.name(),
                "service",
                slo.service(),
                "severity",
                "ticket")),
        Map.of(
            "summary",
            "%s: nobody would hear if its budget burned, for %s.".formatted(slo.displayName(), why)
                + " Name an owner with spec.profile.email, or a target in the alert policy."),
        publicUrl.get() + "/objectives/" + slo.name(),
        now,
        Duration.ZERO,
        true);
  }
}
