package io.andal.server;

import io.andal.alert.AlertContext;
import io.andal.alert.AlertDocuments;
import io.andal.alert.document.RouteDocuments;
import io.andal.ownership.Owner;
import io.andal.ownership.Owners;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.SloService;
import io.andal.workspace.Documents;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What alerts ask of the rest, answered from what is in force. */
record RuntimeAlertContext(
    SloService slos,
    Supplier<Documents> documents,
    Supplier<Owners> owners,
    Supplier<String> publicUrl)
    implements AlertContext {

  @Override
  public Optional<SloDefinition> slo(String name) {
    return slos.find(name);
  }

  @Override
  public Optional<Budget> budget(String slo) {
    return slos.budget(slo);
  }

  @Override
  public Optional<Owner> ownerOfSlo(String slo) {
    return owners.get().ownerOfSlo(slo);
  }

  @Override
  public List<Recipient> recipients(SloDefinition slo, AlertRule rule) {
    if (RouteDocuments.any(documents.get())) {
      // Then the groups tell, and nobody is told twice.
      return List.of();
    }
    return AlertDocuments.recipients(documents.get(), owners.get(), slo, rule);
  }

  @Override
  public Optional<String> runbook(String slo) {
    String service = slos.find(slo).map(SloDefinition::service).orElse("");
    return AlertDocuments.runbook(documents.get(), slo, service);
  }

  @Override
  public String link(String slo) {
    return publicUrl.get()
        + "/objectives/"
        + URLEncoder.encode(slo, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
