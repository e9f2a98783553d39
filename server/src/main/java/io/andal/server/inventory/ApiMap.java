package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiHits;
import io.andal.inventory.Lifecycle;
import io.andal.ownership.Owner;
import io.andal.server.web.Badge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All APIs by who answers for them: the picture above the list. */
record ApiMap(Map<String, List<ApiFinding>> findings, ApiWords words) {
  /** Up to so many have their names on the map. */
  private static final int NAMED = 60;

  static boolean named(ApiHits hits) {
    return hits.hits().size() <= NAMED;
  }

  /** Those that nobody answers for first, then whoever answers for most. */
  List<ApisView.Block> blocks(ApiHits hits) {
    Map<String, List<ApiEntry>> byOwner = new LinkedHashMap<>();
    for (ApiHits.Hit hit : hits.hits()) {
      String owner = hit.api().owner().accountable().map(Owner::reference).orElse("");
      byOwner.computeIfAbsent(owner, _ -> new ArrayList<>()).add(hit.api());
    }
    boolean named = named(hits);
    return byOwner.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, List<ApiEntry>>>comparingInt(
                    entry -> entry.getKey().isEmpty() ? 0 : 1)
                .thenComparingInt(entry -> -entry.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(entry -> block(entry.getKey(), entry.getValue(), hits, named))
        .toList();
  }

  private ApisView.Block block(String owner, List<ApiEntry> apis, ApiHits hits, boolean named) {
    boolean nobody = owner.isEmpty();
    int count =
        hits.facets().getOrDefault(ApiFacet.OWNER.word(), List.of()).stream()
            .filter(
                each ->
                    each.value().equals(nobody ? ApiWords.UNOWNED : owner)
                        && each.count() > apis.size())
            .findFirst()
            .map(ApiHits.FacetCount::count)
            .orElse(apis.size());
    return new ApisView.Block(
        ApiWords.cut(words.owner(apis.getFirst()), 60),
        words.voice().count(count),
        ApiFilter.only(ApiFacet.OWNER, nobody ? ApiWords.UNOWNED : owner).href(),
        nobody,
        apis.stream().map(api -> tile(api, named)).toList());
  }

  private ApisView.Tile tile(ApiEntry api, boolean named) {
    Badge badge = named ? byFindings(api) : byNumber(api);
    return new ApisView.Tile(
        ApiWords.href(api.id()), ApiWords.title(api), badge, under(api, badge));
  }

  /** What its worst finding is, apart from that nobody answers: the block says so. */
  private Badge byFindings(ApiEntry api) {
    List<ApiFinding> others =
        findings.getOrDefault(api.id(), List.of()).stream()
            .filter(finding -> !finding.rule().equals("unowned"))
            .toList();
    return ApiWords.worst(others)
        .map(words::badge)
        .orElseGet(
            () ->
                api.lifecycle() == Lifecycle.PRODUCTION
                    ? new Badge("good", "check", words.voice().say("apis.fine"))
                    : words.badge(api));
  }

  private Badge byNumber(ApiEntry api) {
    if (ApiWords.undocumented(api) || api.findings() == 0) {
      return words.badge(api);
    }
    return new Badge("warn", "rise", words.voice().say("apis.findings", api.findings()));
  }

  private String under(ApiEntry api, Badge badge) {
    return badge.tone().equals("good") ? words.version(api) : badge.word();
  }
}
