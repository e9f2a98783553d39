package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.Lifecycle;
import io.andal.server.slo.Standing;
import io.andal.server.web.Insight;
import io.andal.server.web.Links;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import io.andal.specification.Operation;
import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenOperation;
import io.andal.workspace.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One API: who answers for it, what is seen of it, where it is kept and where it runs. */
@Controller
final class ApiPage {
  private static final int NAMED_FINDINGS = 3;
  private static final int PLACES = 50;
  private static final int DEPLOYMENTS = 50;
  private static final int OWNERS = 500;

  private final InventoryInsight inventory;
  private final Insight insight;
  private final ApiHeads heads;
  private final ApiStandings standings;

  ApiPage(InventoryInsight inventory, Insight insight, ApiHeads heads, ApiStandings standings) {
    this.inventory = inventory;
    this.insight = insight;
    this.heads = heads;
    this.standings = standings;
  }

  @GetMapping("/apis/{id}")
  String one(@PathVariable("id") String id, Model model, Voice voice) {
    return heads.show(
        id, "", "api", model, voice, (api, words) -> model.addAttribute("view", view(api, words)));
  }

  private ApiView view(ApiEntry api, ApiWords words) {
    Voice voice = words.voice();
    return new ApiView(
        ApiWords.cut(api.description().strip(), 2_000),
        coverage(api, voice),
        inventory.inventory().findings(api.id()).stream()
            .limit(NAMED_FINDINGS)
            .map(words::finding)
            .toList(),
        api.places().stream().limit(PLACES).map(place -> place(api, place, voice)).toList(),
        api.deployments().stream().limit(DEPLOYMENTS).map(one -> deployment(one, voice)).toList(),
        owner(api, words),
        standings.ofNow().of(api).stream().map(one -> promise(one, voice)).toList(),
        api.service().orElse(""),
        facts(api, voice),
        api.tags().stream().limit(30).map(tag -> ApiWords.cut(tag, 60)).toList(),
        owners(insight, api),
        lifecycles(api, words));
  }

  private Optional<ApiView.Coverage> coverage(ApiEntry api, Voice voice) {
    List<Operation> described =
        api.latest().isEmpty()
            ? List.of()
            : inventory
                .inventory()
                .specification(api.id(), api.latest())
                .map(specification -> specification.outline().operations())
                .orElse(List.of());
    List<SeenOperation> seen = inventory.seen(api).map(SeenApi::operations).orElse(List.of());
    return new ApiCoverage(voice).of(described, seen);
  }

  private static ApiView.PlaceRow place(ApiEntry api, ApiEntry.ApiPlace place, Voice voice) {
    boolean catalog = !place.type().toLowerCase(Locale.ROOT).contains("traffic");
    return new ApiView.PlaceRow(
        place.catalog(),
        catalog ? CatalogWords.href(place.catalog()) : "/traffic",
        place.type(),
        ApiWords.cut(place.key(), 200),
        ApiWords.cut(place.title(), 120),
        place.link().map(Object::toString).filter(Links::isWeb).orElse(""),
        place.evidence().stream().limit(6).map(text -> ApiWords.cut(text, 300)).toList(),
        voice.ago(place.lastSeen()),
        place.gone().map(voice::ago).orElse(""),
        api.places().size() > 1);
  }

  private static ApiView.DeploymentRow deployment(ApiEntry.ApiDeployment one, Voice voice) {
    return new ApiView.DeploymentRow(
        ApiWords.cut(one.version(), 40),
        ApiWords.cut(one.environment(), 60),
        ApiWords.cut(one.address(), 300),
        Links.web(one.address()),
        one.source(),
        one.since().map(voice::ago).orElse("–"));
  }

  private static ApiView.Owner owner(ApiEntry api, ApiWords words) {
    Voice voice = words.voice();
    return new ApiView.Owner(
        words.owner(api),
        api.owner().accountable().flatMap(one -> one.email()).orElse(""),
        ApisPage.nobody(api),
        api.owner().evidence(),
        api.owner()
            .unownedSince()
            .map(since -> voice.say("api.unowned", voice.ago(since)))
            .orElse(""),
        api.owner().steps().stream()
            .map(
                step ->
                    new ApiView.Step(
                        words.known("owner.rule." + step.rule(), step.rule()),
                        ApiWords.cut(step.said(), 120),
                        words.known(
                            "owner.outcome." + step.outcome().replace(' ', '-'), step.outcome()),
                        step.outcome().equals("answers")))
            .toList());
  }

  private static ApiView.Promise promise(Standing standing, Voice voice) {
    return new ApiView.Promise(
        "/objectives/" + standing.name(),
        standing.title(),
        standing.badge(voice),
        standing.known() ? voice.percent(standing.remaining()) : "–",
        Gauges.budgetBar(standing.level(), "h-slo-" + standing.name()));
  }

  private List<ApiView.Fact> facts(ApiEntry api, Voice voice) {
    List<ApiView.Fact> facts = new ArrayList<>();
    inventory
        .seen(api)
        .ifPresent(
            seen -> {
              facts.add(
                  new ApiView.Fact(voice.say("api.fact.requests"), voice.count(seen.requests())));
              facts.add(
                  new ApiView.Fact(
                      voice.say("api.fact.consumers"), voice.count(seen.consumers().size())));
              facts.add(new ApiView.Fact(voice.say("api.fact.last"), voice.ago(seen.last())));
            });
    if (!api.system().isBlank()) {
      facts.add(new ApiView.Fact(voice.say("api.fact.system"), ApiWords.cut(api.system(), 60)));
    }
    facts.add(new ApiView.Fact(voice.say("api.fact.known"), voice.ago(api.firstSeen())));
    facts.add(new ApiView.Fact(voice.say("column.changed"), voice.ago(api.changed())));
    // what CODEOWNERS says is told where the owner is
    api.labels().entrySet().stream()
        .filter(label -> !label.getKey().equals("codeowners"))
        .sorted(java.util.Map.Entry.comparingByKey())
        .limit(12)
        .forEach(
            label ->
                facts.add(
                    new ApiView.Fact(
                        ApiWords.cut(label.getKey(), 40), ApiWords.cut(label.getValue(), 80))));
    return facts;
  }

  /** Groups and people that may answer for it. */
  static List<ApiView.Choice> owners(Insight insight, ApiEntry api) {
    String now = api.owner().accountable().map(one -> one.reference()).orElse("");
    return Stream.of("Group", "User")
        .flatMap(kind -> insight.documents().all(kind).stream())
        .limit(OWNERS)
        .map(
            document -> {
              String reference = document.kind().toLowerCase(Locale.ROOT) + ":" + document.name();
              return new ApiView.Choice(reference, name(document), reference.equals(now));
            })
        .toList();
  }

  private static String name(Document document) {
    return document.at("/spec/profile/displayName").asString(document.displayName());
  }

  static List<ApiView.Choice> lifecycles(ApiEntry api, ApiWords words) {
    return Stream.of(Lifecycle.values())
        .map(one -> new ApiView.Choice(one.word(), words.lifecycle(one), one == api.lifecycle()))
        .toList();
  }
}
