package io.andal.alert;

import io.andal.ownership.Owner;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import java.util.List;
import java.util.Optional;

/** What an alert must know of the rest when it happens. */
public interface AlertContext {

  Optional<SloDefinition> slo(String name);

  Optional<Budget> budget(String slo);

  Optional<Owner> ownerOfSlo(String slo);

  /** Where the messages of a rule go: addresses such as {@code mailto:ops@pumps.example}. */
  List<Recipient> recipients(SloDefinition slo, io.andal.slo.AlertRule rule);

  /** The page of an SLO, as people reach it. */
  String link(String slo);

  /** Where it is written what to do when an SLO burns, as an address. */
  default Optional<String> runbook(String slo) {
    return Optional.empty();
  }

  /**
   * @param channel the Channel document's name
   * @param address for e-mail: the address alone
   */
  record Recipient(String channel, String address) {}
}
