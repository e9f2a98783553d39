package io.andal.server.slo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.andal.ownership.Owner;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Gauges;
import io.andal.slo.BudgetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of objectives: how much failure can we still afford? */
@Controller
final class ObjectivesPage {
  private static final int PAGE = 50;
  private static final int MOST_CHOICES = 200;

  private final Standings standings;

  ObjectivesPage(Standings standings) {
    this.standings = standings;
  }

  @GetMapping("/objectives")
  String list(
      Model model,
      Voice voice,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "1") int page) {
    ObjectiveFilter filter = ObjectiveFilter.of(q, state, service, owner, label, sort, page);
    model.addAttribute("view", view(filter, voice));
    return "objectives";
  }

  private ObjectivesView view(ObjectiveFilter filter, Voice voice) {
    List<Standing> all = standings.all();
    List<Standing> candidates = all.stream().filter(filter::matchesBesidesState).toList();
    List<Standing> worstFirst = candidates.stream().filter(filter::matchesState).toList();
    List<Standing> found = worstFirst.stream().sorted(filter.sort().order()).toList();
    int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
    int page = Math.min(filter.page(), pages);
    int from = (page - 1) * PAGE;
    List<Standing> shown = found.subList(from, Math.min(from + PAGE, found.size()));
    String label = voice.say("objectives.skyline", voice.count(found.size()));
    return new ObjectivesView(
        filter,
        all.size(),
        voice.say("objectives.found", found.size(), voice.count(found.size())),
        Gauges.skyline(worstFirst.stream().map(Standing::level).toList(), label, "h-skyline"),
        chips(filter, candidates, voice),
        services(filter, all),
        owners(filter, all),
        sorts(filter, voice),
        rows(shown, voice),
        voice.say(
            "page.range",
            voice.count(found.isEmpty() ? 0 : from + 1),
            voice.count(from + shown.size()),
            voice.count(found.size())),
        page > 1 ? filter.withPage(page - 1).href() : "",
        page < pages ? filter.withPage(page + 1).href() : "");
  }

  private static List<ObjectivesView.Chip> chips(
      ObjectiveFilter filter, List<Standing> candidates, Voice voice) {
    Map<BudgetState, Long> counts =
        candidates.stream().collect(groupingBy(Standing::state, counting()));
    List<ObjectivesView.Chip> chips = new ArrayList<>();
    chips.add(
        new ObjectivesView.Chip(
            new Badge("all", "all", voice.say("state.all")),
            voice.count(candidates.size()),
            filter.withState(Optional.empty()).href(),
            filter.state().isEmpty()));
    for (BudgetState state : BudgetState.values()) {
      boolean current = filter.state().equals(Optional.of(state));
      long count = counts.getOrDefault(state, 0L);
      if (count > 0 || current) {
        Badge badge =
            new Badge(
                Standing.tone(state),
                Standing.icon(state),
                voice.say("state." + ObjectiveFilter.word(state)));
        chips.add(
            new ObjectivesView.Chip(
                badge, voice.count(count), filter.withState(Optional.of(state)).href(), current));
      }
    }
    return chips;
  }

  /** The services to choose from; none if they are too many to look through, so one is typed. */
  private static List<ObjectivesView.Choice> services(ObjectiveFilter filter, List<Standing> all) {
    List<String> names =
        all.stream().map(s -> s.definition().service()).distinct().sorted().toList();
    if (names.size() > MOST_CHOICES) {
      return List.of();
    }
    return names.stream()
        .map(name -> new ObjectivesView.Choice(name, name, name.equals(filter.service())))
        .toList();
  }

  private static List<ObjectivesView.Choice> owners(ObjectiveFilter filter, List<Standing> all) {
    Map<String, String> byName = new TreeMap<>();
    for (Standing standing : all) {
      standing.owner().ifPresent(o -> byName.put(o.displayName(), o.reference()));
    }
    return byName.entrySet().stream()
        .map(
            e ->
                new ObjectivesView.Choice(
                    e.getValue(), e.getKey(), e.getValue().equals(filter.owner())))
        .toList();
  }

  private static List<ObjectivesView.Choice> sorts(ObjectiveFilter filter, Voice voice) {
    return Arrays.stream(ObjectiveFilter.Sort.values())
        .map(
            sort ->
                new ObjectivesView.Choice(
                    sort.word(),
                    voice.say("objectives.sort." + sort.word()),
                    sort == filter.sort()))
        .toList();
  }

  private static List<ObjectivesView.Row> rows(List<Standing> shown, Voice voice) {
    List<ObjectivesView.Row> rows = new ArrayList<>();
    for (Standing standing : shown) {
      boolean known = standing.known();
      rows.add(
          new ObjectivesView.Row(
              standing.name(),
              standing.title(),
              standing.definition().service(),
              standing.owner().map(Owner::displayName).orElse(voice.say("owner.nobody")),
              standing.badge(voice),
              voice.ratio(standing.definition().target()),
              standing.window(voice),
              Gauges.budgetBar(standing.level(), "h-row-" + rows.size()),
              known ? voice.percent(standing.remaining()) : "–",
              known ? voice.burn(standing.burn(Duration.ofHours(1))) : "–",
              standing.budget().map(b -> voice.ratio(b.period().sli())).orElse("–")));
    }
    return rows;
  }
}
