package io.andal.server.watch;

import io.andal.alert.group.OwnAlert;
import io.andal.alert.label.Labels;
import io.andal.inventory.CatalogState;
import io.andal.inventory.Inventory;
import io.andal.signal.Collector;
import io.andal.signal.Durations;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceHealth;
import io.andal.traffic.document.TrafficSources;
import io.andal.traffic.door.TrafficSourceState;
import io.andal.workspace.Document;
import io.andal.workspace.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Sources that can't be read: DataSources, CatalogSources and TrafficSources. */
public final class SourceWatch implements Watcher {
  /** The annotation that says how long a source may fail before it is an alert; or never. */
  static final String AFTER = "andal.io/alert-after";

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String NEVER = "never";
  private static final String FAILED = "failed";
  private static final String DONE = "done";

  private final Collector collector;
  private final Inventory inventory;
  private final TrafficSources traffic;
  private final Supplier<Documents> documents;
  private final Supplier<String> publicUrl;
  private final Map<String, Instant> trafficSince = new HashMap<>();

  public SourceWatch(
      Collector collector,
      Inventory inventory,
      TrafficSources traffic,
      Supplier<Documents> documents,
      Supplier<String> publicUrl) {
    this.collector = collector;
    this.inventory = inventory;
    this.traffic = traffic;
    this.documents = documents;
    this.publicUrl = publicUrl;
  }

  /** What may be wrong with a source; not certain if nobody has asked it yet. */
  private record Trouble(String text, Instant since, boolean certain) {
    static Trouble unknown(Instant now) {
      return new Trouble("", now, false);
    }
  }

  @Override
  public List<OwnAlert> look(Instant now) {
    List<OwnAlert> found = new ArrayList<>();
    for (SourceHealth health : collector.health()) {
      ofData(health, now).ifPresent(t -> add("DataSource", health.source(), t, found));
    }
    for (CatalogState catalog : inventory.catalogs()) {
      ofCatalog(catalog, now).ifPresent(t -> add("CatalogSource", catalog.name(), t, found));
    }
    List<TrafficSourceState> states = traffic.states();
    trafficSince.keySet().retainAll(states.stream().map(TrafficSourceState::source).toList());
    for (TrafficSourceState state : states) {
      ofTraffic(state, now).ifPresent(t -> add("TrafficSource", state.source(), t, found));
    }
    return found;
  }

  private static Optional<Trouble> ofData(SourceHealth health, Instant now) {
    return switch (health.state()) {
      case UNKNOWN -> Optional.of(Trouble.unknown(now));
      case HEALTHY, DEGRADED -> Optional.empty();
      case DOWN ->
          Optional.of(
              new Trouble(
                  words(health.lastFailure()) + consequence(health.indicators()),
                  health.failingSince().orElse(now),
                  true));
    };
  }

  private static String consequence(int indicators) {
    return switch (indicators) {
      case 0 -> "";
      case 1 -> " One SLI is read from it; its SLO isn't measured meanwhile.";
      default ->
          " %d SLIs are read from it; their SLOs aren't measured meanwhile.".formatted(indicators);
    };
  }

  private Optional<Trouble> ofCatalog(CatalogState catalog, Instant now) {
    Optional<CatalogState.ScanRecord> last = catalog.last();
    if (last.isEmpty()) {
      return Optional.of(Trouble.unknown(now));
    }
    return switch (last.get().state()) {
      case FAILED ->
          Optional.of(
              new Trouble(
                  words(last.get().failure()) + " What it holds isn't kept up to date.",
                  failingSince(last.get()),
                  true));
      case DONE -> Optional.empty();
      default -> Optional.of(Trouble.unknown(now));
    };
  }

  /** The first of the scans that failed one after the other. */
  private Instant failingSince(CatalogState.ScanRecord last) {
    Instant since = last.started();
    for (CatalogState.ScanRecord scan : inventory.scans(last.catalog())) {
      if (scan.state().equals(DONE)) {
        break;
      }
      since = scan.started().isBefore(since) ? scan.started() : since;
    }
    return since;
  }

  private Optional<Trouble> ofTraffic(TrafficSourceState state, Instant now) {
    if (state.trouble().isEmpty()) {
      trafficSince.remove(state.source());
      return Optional.empty();
    }
    Instant since = trafficSince.computeIfAbsent(state.source(), _ -> now);
    return Optional.of(new Trouble(sentence(state.trouble().get()), since, true));
  }

  private static String words(Optional<SourceFailure> failure) {
    return failure.map(f -> sentence(f.message()) + " " + sentence(f.remedy())).orElse("").strip();
  }

  private static String sentence(String text) {
    return text.isEmpty() || text.endsWith(".") ? text : text + ".";
  }

  private void add(String kind, String name, Trouble trouble, List<OwnAlert> found) {
    Optional<Document> document = documents.get().find(kind, name);
    String after = document.map(d -> d.annotation(AFTER)).orElse("");
    if (document.isEmpty() || after.equals(NEVER)) {
      return;
    }
    found.add(
        new OwnAlert(
            Labels.of(
                Map.of(
                    "alertname", "SourceFails", "kind", kind, "name", name, "severity", "ticket")),
            Map.of(
                "summary",
                "%s %s can't be read. %s"
                    .formatted(kind, document.get().displayName(), trouble.text())
                    .strip()),
            publicUrl.get() + page(kind, name),
            trouble.since(),
            Durations.parse(after).orElse(PATIENCE),
            trouble.certain()));
  }

  private static String page(String kind, String name) {
    return switch (kind) {
      case "CatalogSource" -> "/catalogs/" + name;
      case "TrafficSource" -> "/traffic";
      default -> "/sources/" + name;
    };
  }
}
