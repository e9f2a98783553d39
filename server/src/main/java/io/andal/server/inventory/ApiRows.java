package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.inventory.ApiHits;
import io.andal.server.slo.Standing;
import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of the list of APIs. */
record ApiRows(Map<String, List<ApiFinding>> findings, ApiStandings.Now standings, ApiWords words) {
  private static final int NAMED_FINDINGS = 2;
  private static final int MATCHES = 5;

  ApisView.Row row(ApiHits.Hit hit) {
    ApiEntry api = hit.api();
    Voice voice = words.voice();
    Optional<Standing> worst = standings.worst(api);
    List<Badge> named = named(api);
    int more = api.findings() - named.size();
    return new ApisView.Row(
        ApiWords.href(api.id()),
        ApiWords.title(api),
        ApiWords.cut(words.owner(api), 60),
        ApisPage.nobody(api),
        words.badge(api),
        words.version(api),
        voice.count(api.operations()),
        worst
            .map(
                one ->
                    Gauges.budgetBar(
                        one.level(), "h-api-" + Integer.toHexString(api.id().hashCode())))
            .orElse(Markup.EMPTY),
        worst.map(one -> one.known() ? voice.percent(one.remaining()) : "–").orElse(""),
        named,
        more > 0 ? voice.say("source.more", voice.count(more)) : "",
        voice.ago(api.changed()),
        hit.matches().stream().limit(MATCHES).map(match -> ApiWords.cut(match, 120)).toList());
  }

  private List<Badge> named(ApiEntry api) {
    return findings.getOrDefault(api.id(), List.of()).stream()
        .map(words::badge)
        .distinct()
        .limit(NAMED_FINDINGS)
        .toList();
  }
}
