package io.andal.server.overview;

import static java.util.stream.Collectors.groupingBy;

import io.andal.agreement.AgreementService;
import io.andal.ownership.Owner;
import io.andal.server.agreement.AgreementConcerns;
import io.andal.server.alert.RecentAlerts;
import io.andal.server.inventory.ApiFigures;
import io.andal.server.slo.Standing;
import io.andal.server.slo.Standings;
import io.andal.server.web.Insight;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import io.andal.slo.BudgetState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Are we all right? */
@Controller
final class OverviewPage {
  /** More tanks than fit on a few screens tell nobody anything. */
  private static final int MOST_TILES = 120;

  private final Standings standings;
  private final Insight insight;
  private final AgreementConcerns agreements;
  private final ApiFigures apis;

  OverviewPage(Standings standings, Insight insight, AgreementService agreements, ApiFigures apis) {
    this.standings = standings;
    this.insight = insight;
    this.agreements = new AgreementConcerns(agreements);
    this.apis = apis;
  }

  @GetMapping("/")
  String overview(Model model, Voice voice) {
    List<Standing> all = standings.all();
    List<OverviewView.Concern> concerns =
        new Concerns(insight, voice).of(all, agreements.of(voice));
    model.addAttribute(
        "view",
        new OverviewView(
            answer(all, voice),
            tone(all),
            facts(all, voice),
            tiles(all, voice),
            more(all, voice),
            concerns,
            RecentAlerts.of(insight, voice),
            apis.lines(voice)));
    return "overview";
  }

  private static long in(List<Standing> all, BudgetState state) {
    return all.stream().filter(s -> s.state() == state).count();
  }

  private static String answer(List<Standing> all, Voice voice) {
    long exhausted = in(all, BudgetState.EXHAUSTED);
    long burning = in(all, BudgetState.BURNING);
    long unmeasured = in(all, BudgetState.UNMEASURED);
    if (exhausted + burning + unmeasured == 0) {
      return voice.say("overview.yes");
    }
    List<String> parts = new ArrayList<>();
    if (exhausted > 0) {
      parts.add(voice.say("overview.exhausted", exhausted));
    }
    if (burning > 0) {
      parts.add(voice.say("overview.burning", burning));
    }
    if (unmeasured > 0) {
      parts.add(voice.say("overview.unmeasured", unmeasured));
    }
    String lead = exhausted + burning > 0 ? "overview.no" : "overview.unsure";
    return voice.say(lead, String.join(", ", parts));
  }

  private static String tone(List<Standing> all) {
    if (in(all, BudgetState.EXHAUSTED) > 0) {
      return "bad";
    }
    if (in(all, BudgetState.BURNING) > 0) {
      return "warn";
    }
    return in(all, BudgetState.UNMEASURED) > 0 ? "unknown" : "good";
  }

  private static String facts(List<Standing> all, Voice voice) {
    long services = all.stream().map(s -> s.definition().service()).distinct().count();
    return voice.say("overview.facts", services, (long) all.size());
  }

  private List<OverviewView.Tile> tiles(List<Standing> all, Voice voice) {
    Map<String, List<Standing>> byService =
        all.stream()
            .collect(
                groupingBy(
                    s -> s.definition().service(),
                    TreeMap::new,
                    java.util.stream.Collectors.toList()));
    List<OverviewView.Tile> tiles = new ArrayList<>();
    byService.entrySet().stream()
        .sorted(Comparator.comparing(e -> worst(e.getValue()), Standing.MOST_URGENT))
        .limit(MOST_TILES)
        .forEach(e -> tiles.add(tile(e.getKey(), e.getValue(), voice)));
    return tiles;
  }

  private static String more(List<Standing> all, Voice voice) {
    long services = all.stream().map(s -> s.definition().service()).distinct().count();
    return services > MOST_TILES ? voice.say("overview.more", services - MOST_TILES) : "";
  }

  private OverviewView.Tile tile(String service, List<Standing> objectives, Voice voice) {
    Standing worst = worst(objectives);
    List<Gauges.Level> levels =
        objectives.stream().sorted(Standing.MOST_URGENT).map(Standing::level).toList();
    return new OverviewView.Tile(
        service,
        insight
            .documents()
            .find("Service", service)
            .map(document -> document.displayName())
            .orElse(service),
        insight.ownerOfService(service).map(Owner::displayName).orElse(voice.say("owner.nobody")),
        worst.known() ? voice.percent(worst.remaining()) : "",
        worst.badge(voice),
        Gauges.tank(worst.level(), "h-tank-" + Integer.toHexString(service.hashCode())),
        Gauges.vials(levels, "h-vial-" + Integer.toHexString(service.hashCode())),
        voice.say("overview.objectives", (long) objectives.size()));
  }

  private static Standing worst(List<Standing> objectives) {
    return objectives.stream().min(Standing.MOST_URGENT).orElseThrow();
  }
}
