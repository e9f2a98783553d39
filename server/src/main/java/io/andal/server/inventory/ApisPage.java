package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiHits;
import io.andal.inventory.ApiHits.FacetCount;
import io.andal.ownership.Owners;
import io.andal.server.web.Badge;
import io.andal.server.web.Insight;
import io.andal.server.web.Voice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What do we run, and who answers for it? */
@Controller
final class ApisPage {
  private static final int PAGE = 50;

  /** So many are on the map; of more than these, owners have their numbers only. */
  private static final int MAPPED = 200;

  /** So many values of a facet stand open. */
  private static final int OPEN_VALUES = 6;

  /** So many values of a facet can be chosen from; others are found by words. */
  private static final int MOST_VALUES = 60;

  /** What is told of the found as a whole, what matters most first. */
  private static final List<String> TOLD =
      List.of("shadow-api", "zombie", "unowned", "broken-description", "breaking-without-major");

  private final InventoryInsight inventory;
  private final Insight insight;
  private final ApiStandings standings;

  ApisPage(InventoryInsight inventory, Insight insight, ApiStandings standings) {
    this.inventory = inventory;
    this.insight = insight;
    this.standings = standings;
  }

  @GetMapping("/apis")
  String list(Model model, Voice voice, @RequestParam MultiValueMap<String, String> parameters) {
    model.addAttribute("view", view(ApiFilter.of(parameters), voice));
    return "apis";
  }

  private ApisView view(ApiFilter filter, Voice voice) {
    ApiHits mapped = inventory.inventory().search(filter.query(0, MAPPED));
    int pages = Math.max(1, (mapped.total() + PAGE - 1) / PAGE);
    int page = Math.min(filter.page(), pages);
    int from = (page - 1) * PAGE;
    List<ApiHits.Hit> shown = shown(filter, mapped, from);
    ApiWords words = new ApiWords(voice);
    Map<String, List<ApiFinding>> findings = findings(ApiMap.named(mapped) ? mapped.hits() : shown);
    ApiMap map = new ApiMap(findings, words);
    ApiRows rows = new ApiRows(findings, standings.ofNow(), words);
    List<ApisView.Concern> concerns = concerns(mapped, words);
    return new ApisView(
        filter,
        voice.say("apis.found", mapped.total(), voice.count(mapped.total())),
        concerns.isEmpty() ? "good" : concerns.getFirst().badge().tone(),
        concerns,
        ApiMap.named(mapped),
        map.blocks(mapped),
        mapped.total() > MAPPED ? voice.say("apis.map.more", voice.count(MAPPED)) : "",
        facets(filter, mapped, words),
        ApiQueries.ORDERS.stream()
            .map(
                order ->
                    new ApisView.Order(
                        order,
                        words.known("apis.order." + order, order),
                        order.equals(filter.orderWord())))
            .toList(),
        shown.stream().map(rows::row).toList(),
        voice.say(
            "page.range",
            voice.count(shown.isEmpty() ? 0 : from + 1),
            voice.count(from + shown.size()),
            voice.count(mapped.total())),
        page > 1 ? filter.withPage(page - 1).href() : "",
        page < pages ? filter.withPage(page + 1).href() : "");
  }

  private List<ApiHits.Hit> shown(ApiFilter filter, ApiHits mapped, int from) {
    if (from + PAGE <= MAPPED) {
      List<ApiHits.Hit> hits = mapped.hits();
      return hits.subList(Math.min(from, hits.size()), Math.min(from + PAGE, hits.size()));
    }
    return inventory.inventory().search(filter.query(from, PAGE)).hits();
  }

  private Map<String, List<ApiFinding>> findings(List<ApiHits.Hit> hits) {
    return inventory
        .inventory()
        .findingsByApi(
            hits.stream()
                .map(ApiHits.Hit::api)
                .filter(api -> api.findings() > 0)
                .map(ApiEntry::id)
                .toList());
  }

  private static List<ApisView.Concern> concerns(ApiHits hits, ApiWords words) {
    List<FacetCount> counts = hits.facets().getOrDefault(ApiFacet.FINDING.word(), List.of());
    List<ApisView.Concern> concerns = new ArrayList<>();
    for (String rule : TOLD) {
      counts.stream()
          .filter(count -> count.value().equals(rule) && count.count() > 0)
          .findFirst()
          .ifPresent(
              count ->
                  concerns.add(
                      new ApisView.Concern(
                          new Badge(
                              rule.equals("shadow-api") || rule.equals("zombie") ? "bad" : "warn",
                              rule.equals("shadow-api") ? "ghost" : "rise",
                              words.voice().say("apis.told." + rule, count.count())),
                          ApiFilter.only(ApiFacet.FINDING, rule).href())));
    }
    return concerns;
  }

  private List<ApisView.Group> facets(ApiFilter filter, ApiHits hits, ApiWords words) {
    Map<String, String> owners = owners(hits);
    return ApiFacet.all()
        .map(facet -> group(facet, filter, hits, owners, words))
        .filter(group -> !group.values().isEmpty())
        .toList();
  }

  /** The names of owners: those met on this page, and those that documents know. */
  private Map<String, String> owners(ApiHits hits) {
    Map<String, String> names = new HashMap<>();
    Owners known = Owners.of(insight.documents());
    hits.facets().getOrDefault(ApiFacet.OWNER.word(), List.of()).stream()
        .limit(MOST_VALUES)
        .forEach(
            count ->
                known
                    .named(count.value())
                    .ifPresent(owner -> names.put(count.value(), owner.displayName())));
    hits.hits().stream()
        .flatMap(hit -> hit.api().owner().accountable().stream())
        .forEach(owner -> names.put(owner.reference(), owner.displayName()));
    return names;
  }

  private static ApisView.Group group(
      ApiFacet facet, ApiFilter filter, ApiHits hits, Map<String, String> owners, ApiWords words) {
    List<ApisView.Value> values = new ArrayList<>();
    List<FacetCount> counts = hits.facets().getOrDefault(facet.word(), List.of());
    for (FacetCount count : counts.stream().limit(MOST_VALUES).toList()) {
      values.add(value(facet, count.value(), count.count(), filter, owners, words));
    }
    // What was chosen can be given up, also where nothing has it any more.
    filter.facets().getOrDefault(facet.word(), List.of()).stream()
        .filter(
            chosen -> counts.stream().limit(MOST_VALUES).noneMatch(c -> c.value().equals(chosen)))
        .forEach(chosen -> values.add(value(facet, chosen, 0, filter, owners, words)));
    int open = Math.min(OPEN_VALUES, values.size());
    return new ApisView.Group(
        words.known("apis.facet." + facet.word(), facet.word()),
        values.stream().skip(open).anyMatch(ApisView.Value::current),
        values.subList(0, open),
        values.subList(open, values.size()));
  }

  private static ApisView.Value value(
      ApiFacet facet,
      String value,
      int count,
      ApiFilter filter,
      Map<String, String> owners,
      ApiWords words) {
    String text =
        facet == ApiFacet.OWNER && owners.containsKey(value)
            ? owners.getOrDefault(value, value)
            : words.value(facet, value);
    return new ApisView.Value(
        ApiWords.cut(text, 60),
        words.voice().count(count),
        filter.toggled(facet, value).href(),
        filter.has(facet, value));
  }

  /** Whether anybody answers for it. */
  static boolean nobody(ApiEntry api) {
    return api.owner().accountable().isEmpty();
  }
}
