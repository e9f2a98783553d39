package io.andal.server.inventory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiHits;
import io.andal.inventory.ApiQuery;
import io.andal.inventory.ApiVersion;
import io.andal.inventory.CatalogState;
import io.andal.inventory.CatalogState.ScanRecord;
import io.andal.inventory.Inventory;
import io.andal.specification.Specification;
import io.andal.specification.difference.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pump company's inventory as it was recorded; decisions and scans are only written down. */
public final class RecordedInventory implements Inventory {
  private final RecordedApis recorded = new RecordedApis();
  private final RecordedScans scans = new RecordedScans();
  private final List<Decision> decisions = new ArrayList<>();

  @Override
  public ApiHits search(ApiQuery query) {
    List<ApiEntry> found =
        recorded.all().stream()
            .map(RecordedApi::entry)
            .filter(api -> meets(api, query.text()))
            .filter(
                api ->
                    query.facets().entrySet().stream()
                        .allMatch(
                            facet ->
                                values(api, facet.getKey()).stream()
                                    .anyMatch(facet.getValue()::contains)))
            .toList();
    Map<String, List<ApiHits.FacetCount>> facets = new TreeMap<>();
    ApiFacet.all().map(ApiFacet::word).forEach(facet -> facets.put(facet, counts(found, facet)));
    int from = Math.min(query.offset(), found.size());
    return new ApiHits(
        found.subList(from, Math.min(from + query.limit(), found.size())).stream()
            .map(api -> new ApiHits.Hit(api, matches(api, query.text())))
            .toList(),
        found.size(),
        facets);
  }

  /** Who doesn't look for the hostile one doesn't meet it. */
  private static boolean meets(ApiEntry api, String text) {
    String words = text.toLowerCase(Locale.ROOT);
    if (api.id().equals("hostile")) {
      return words.equals("hostile");
    }
    return words.isEmpty()
        || (api.title() + " " + api.description() + " " + api.tags())
            .toLowerCase(Locale.ROOT)
            .contains(words)
        || !matches(api, words).isEmpty();
  }

  private static List<String> matches(ApiEntry api, String text) {
    return api.id().equals("pump-commands") && text.toLowerCase(Locale.ROOT).startsWith("serial")
        ? List.of("Pump.serialNumber", "GET /pumps/{id}")
        : List.of();
  }

  private List<String> values(ApiEntry api, String facet) {
    return switch (ApiFacet.valueOf(facet.toUpperCase(Locale.ROOT))) {
      case OWNER ->
          List.of(api.owner().accountable().map(one -> one.reference()).orElse("unowned"));
      case LIFECYCLE -> List.of(api.lifecycle().word());
      case FINDING -> findings(api.id()).stream().map(ApiFinding::rule).distinct().toList();
      case SEEN ->
          List.of(
              api.places().stream().anyMatch(p -> p.catalog().equals("gateway")) ? "yes" : "no");
      case FORMAT -> api.format().map(one -> one.title()).stream().toList();
      case CATALOG -> api.places().stream().map(ApiEntry.ApiPlace::catalog).distinct().toList();
      case ENVIRONMENT ->
          api.deployments().stream().map(ApiEntry.ApiDeployment::environment).distinct().toList();
      case TIER -> Stream.of(api.tier()).filter(tier -> !tier.isEmpty()).toList();
      case TAG -> api.tags();
    };
  }

  private List<ApiHits.FacetCount> counts(List<ApiEntry> found, String facet) {
    return found.stream()
        .flatMap(api -> values(api, facet).stream())
        .collect(groupingBy(Function.identity(), TreeMap::new, counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> new ApiHits.FacetCount(entry.getKey(), entry.getValue().intValue()))
        .toList();
  }

  private Optional<RecordedApi> find(String id) {
    String known = id.equals("pump-commands-old") ? "pump-commands" : id;
    return recorded.all().stream().filter(api -> api.id.equals(known)).findFirst();
  }

  @Override
  public Optional<ApiEntry> api(String id) {
    return find(id).map(RecordedApi::entry);
  }

  @Override
  public List<ApiVersion> versions(String api) {
    return find(api).map(one -> List.copyOf(one.versions)).orElse(List.of());
  }

  @Override
  public Optional<Specification> specification(String api, String version) {
    return versions(api).isEmpty() ? Optional.empty() : Optional.of(RecordedDescription.of(api));
  }

  @Override
  public Optional<String> text(String api, String version) {
    return versions(api).isEmpty()
        ? Optional.empty()
        : Optional.of(
            api.equals("site-reports") ? RecordedDescription.BROKEN : RecordedDescription.COMMANDS);
  }

  @Override
  public Optional<List<Change>> difference(String api, String base, String revision) {
    if (base.equals(revision)) {
      return Optional.of(List.of());
    }
    return base.equals("1.9.0") ? Optional.empty() : Optional.of(RecordedDescription.changes());
  }

  @Override
  public List<ApiFinding> findings(String api) {
    return recorded.findings().stream()
        .filter(
            finding -> api.isEmpty() ? !finding.api().equals("hostile") : finding.api().equals(api))
        .toList();
  }

  @Override
  public Map<String, List<ApiFinding>> findingsByApi(Collection<String> apis) {
    return apis.stream().collect(Collectors.toMap(api -> api, this::findings));
  }

  @Override
  public List<ApiFinding> findingsByRule(Collection<String> rules) {
    return findings("").stream().filter(finding -> rules.contains(finding.rule())).toList();
  }

  @Override
  public List<CatalogState> catalogs() {
    return scans.catalogs();
  }

  @Override
  public List<ScanRecord> scans(String catalog) {
    return scans.of(catalog);
  }

  @Override
  public boolean scan(String catalog) {
    return scans.catalogs().stream().anyMatch(one -> one.name().equals(catalog));
  }

  @Override
  public String merge(String into, List<String> others, String by, String reason) {
    if (others.contains(into)) {
      throw new IllegalArgumentException("An API can't be merged with itself.");
    }
    decisions.add(
        new Decision("merge", into, String.join(", ", others), by, reason, RecordedApi.NOW));
    return into;
  }

  @Override
  public String split(String api, String catalog, String key, String by, String reason) {
    decisions.add(new Decision("split", api, catalog + " " + key, by, reason, RecordedApi.NOW));
    return api + "-2";
  }

  @Override
  public List<Decision> decisions(String api) {
    return api.equals("pump-commands") && decisions.isEmpty()
        ? List.of(
            new Decision(
                "merge",
                api,
                "acme/pump-commands",
                "ayu",
                "same team, same server",
                RecordedApi.NOW.minusSeconds(400_000)))
        : decisions.stream().filter(decision -> decision.api().equals(api)).toList();
  }
}
