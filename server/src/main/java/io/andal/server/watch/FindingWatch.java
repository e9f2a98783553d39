package io.andal.server.watch;

import io.andal.alert.group.OwnAlert;
import io.andal.alert.label.Labels;
import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.Inventory;
import io.andal.ownership.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Findings about APIs that can't wait: those of severity error. */
public final class FindingWatch implements Watcher {
  /** An inventory with more has one problem, not a thousand. */
  static final int MOST = 500;

  private static final String WORST = "error";

  private final Inventory inventory;
  private final BooleanSupplier wanted;
  private final Supplier<String> publicUrl;

  /**
   * @param wanted whether they are alerts at all
   */
  public FindingWatch(Inventory inventory, BooleanSupplier wanted, Supplier<String> publicUrl) {
    this.inventory = inventory;
    this.wanted = wanted;
    this.publicUrl = publicUrl;
  }

  @Override
  public List<OwnAlert> look(Instant now) {
    if (!wanted.getAsBoolean()) {
      return List.of();
    }
    Map<String, Optional<ApiEntry>> apis = new HashMap<>();
    return inventory.findings("").stream()
        .filter(finding -> finding.severity().equals(WORST))
        .limit(MOST)
        .map(finding -> alert(finding, apis.computeIfAbsent(finding.api(), inventory::api)))
        .toList();
  }

  private OwnAlert alert(ApiFinding finding, Optional<ApiEntry> api) {
    Map<String, String> labels = new HashMap<>();
    labels.put("alertname", "ApiFinding");
    labels.put("api", finding.api());
    labels.put("finding", finding.rule());
    labels.put("subject", finding.subject());
    labels.put("severity", "ticket");
    api.flatMap(ApiEntry::service).ifPresent(service -> labels.put("service", service));
    api.flatMap(entry -> entry.owner().accountable())
        .map(Owner::reference)
        .ifPresent(owner -> labels.put("owner", owner));
    String subject = finding.subject().isEmpty() ? "" : " (" + finding.subject() + ")";
    return new OwnAlert(
        Labels.of(labels),
        Map.of(
            "summary",
            "%s%s: %s. %s."
                .formatted(
                    api.map(ApiEntry::title).orElse(finding.api()),
                    subject,
                    finding.message(),
                    finding.remedy())),
        publicUrl.get() + "/apis/" + finding.api() + "/findings",
        finding.since(),
        Duration.ZERO,
        true);
  }
}
