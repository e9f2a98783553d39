package io.andal.server;

import io.andal.alert.AlertContext.Recipient;
import io.andal.alert.AlertDocuments;
import io.andal.alert.Summary;
import io.andal.alert.document.Recipients;
import io.andal.alert.group.GroupContext;
import io.andal.alert.label.Labels;
import io.andal.alert.route.Receiver;
import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.slo.SloService;
import io.andal.workspace.Documents;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What groups of alerts ask of the rest, answered from what is in force. */
record RuntimeGroupContext(
    SloService slos,
    Supplier<Documents> documents,
    Supplier<Owners> owners,
    Supplier<String> publicUrl)
    implements GroupContext {

  private Recipients recipients() {
    return new Recipients(documents.get(), owners.get(), slos::find);
  }

  @Override
  public List<Recipient> recipients(Receiver receiver, Collection<Labels> alerts, Instant now) {
    return recipients().of(receiver, alerts, now);
  }

  @Override
  public Optional<String> owner(Labels labels) {
    return recipients().owner(labels).map(Owner::displayName);
  }

  @Override
  public Optional<Summary> objective(Labels labels) {
    return slos.find(labels.get("slo"))
        .flatMap(
            slo ->
                slo.alertRules().stream()
                    .filter(rule -> rule.name().equals(labels.get("rule")))
                    .findFirst()
                    .map(rule -> new Summary(slo, rule, slos.budget(slo.name()))));
  }

  @Override
  public Optional<String> runbook(Labels labels) {
    return AlertDocuments.runbook(documents.get(), labels.get("slo"), labels.get("service"));
  }

  @Override
  public String acknowledgeLink(String token) {
    return publicUrl.get() + "/acknowledge/" + token;
  }

  @Override
  public String link(String groupId) {
    return publicUrl.get() + "/alerts/groups/" + groupId;
  }
}
