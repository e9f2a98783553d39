package io.andal.server.inventory;

import io.andal.inventory.ApiEntry;
import io.andal.inventory.ApiFinding;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.traffic.SeenApi;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What really runs, and what of it did nobody write down? */
@Controller
final class TrafficPage {
  private static final int APIS = 100;
  private static final int FOUND = 12;

  /** What is told apart, in this order: an id of the page, and the rules of its findings. */
  private enum Kind {
    SHADOW,
    ZOMBIE,
    DRIFT,
    ORPHAN;

    List<String> rules() {
      return switch (this) {
        case SHADOW -> List.of("shadow-api", "shadow-operation");
        case ZOMBIE, DRIFT, ORPHAN -> List.of(word());
      };
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final InventoryInsight insight;

  TrafficPage(InventoryInsight insight) {
    this.insight = insight;
  }

  @GetMapping("/traffic")
  String traffic(Model model, Voice voice) {
    model.addAttribute("view", view(new ApiWords(voice)));
    model.addAttribute("writer", ApiHeads.may(io.andal.server.security.Permission.WRITE));
    return "traffic";
  }

  private TrafficView view(ApiWords words) {
    List<SeenApi> seen =
        insight.traffic().seen().stream()
            .sorted(Comparator.comparingLong(SeenApi::requests).reversed())
            .toList();
    List<ApiFinding> findings =
        insight
            .inventory()
            .findingsByRule(
                Stream.of(Kind.values()).flatMap(kind -> kind.rules().stream()).toList());
    long most = seen.isEmpty() ? 1 : seen.getFirst().requests();
    return new TrafficView(
        new ApiCoverage(words.voice()).of(seen),
        seen.isEmpty()
            ? List.of()
            : Stream.of(Kind.values()).map(kind -> part(kind, findings, words)).toList(),
        seen.stream().limit(APIS).map(one -> row(one, most, words)).toList(),
        seen.size() > APIS
            ? words.voice().say("source.more", words.voice().count(seen.size() - APIS))
            : "",
        insight.watches().stream().map(watch -> watch(watch, words.voice())).toList());
  }

  private TrafficView.Part part(Kind kind, List<ApiFinding> findings, ApiWords words) {
    Voice voice = words.voice();
    List<ApiFinding> of =
        findings.stream().filter(finding -> kind.rules().contains(finding.rule())).toList();
    String tone =
        of.isEmpty()
            ? "good"
            : switch (kind) {
              case SHADOW, ZOMBIE -> "bad";
              case DRIFT -> "warn";
              case ORPHAN -> "unknown";
            };
    String icon =
        of.isEmpty()
            ? "check"
            : switch (kind) {
              case SHADOW -> "ghost";
              case ZOMBIE -> "stop";
              case DRIFT -> "rise";
              case ORPHAN -> "unknown";
            };
    return new TrafficView.Part(
        kind.word(),
        words.known("traffic." + kind.word(), kind.word()),
        words.known("traffic." + kind.word() + ".text", ""),
        new Badge(tone, icon, voice.count(of.size())),
        ApiFilter.only(ApiFacet.FINDING, kind.rules().getFirst()).href(),
        of.stream().limit(FOUND).map(finding -> found(finding, words)).toList());
  }

  private TrafficView.Found found(ApiFinding finding, ApiWords words) {
    String title =
        insight.inventory().api(finding.api()).map(ApiWords::title).orElse(finding.api());
    return new TrafficView.Found(
        ApiWords.href(finding.api()),
        title,
        ApiWords.cut(words.message(finding), 300),
        words.voice().ago(finding.since()),
        finding.rule().equals("shadow-api") ? ApiWords.href(finding.api()) + "/describe" : "");
  }

  private TrafficView.Row row(SeenApi seen, long most, ApiWords words) {
    Voice voice = words.voice();
    ApiEntry api = insight.inventory().api(seen.known().orElse(seen.id())).orElse(null);
    boolean known = seen.known().isPresent() && api != null;
    Badge badge =
        api == null || !known
            ? new Badge("bad", "ghost", voice.say("apis.undocumented"))
            : words.badge(api);
    return new TrafficView.Row(
        api == null ? "" : ApiWords.href(api.id()),
        api == null ? ApiWords.cut(seen.id(), 120) : ApiWords.title(api),
        badge,
        // Most is called a thousand times less than the most: lengths grow with the logarithm.
        SeenPage.share(
            Math.round(1_000 * Math.log10(1.0 + (double) seen.requests())),
            Math.round(1_000 * Math.log10(1.0 + (double) most)),
            badge.tone()),
        voice.count(seen.requests()),
        voice.count(seen.operations().size()),
        voice.count(seen.consumers().size()),
        voice.ago(seen.last()));
  }

  private static TrafficView.Watch watch(TrafficWatch watch, Voice voice) {
    Badge badge =
        watch.failure().isPresent()
            ? new Badge("bad", "stop", voice.say("source.down"))
            : watch.last().isPresent()
                ? new Badge("good", "check", voice.say("source.healthy"))
                : new Badge("unknown", "unknown", voice.say("source.unknown"));
    return new TrafficView.Watch(
        watch.name(),
        watch.type(),
        ApiWords.cut(watch.place(), 200),
        badge,
        voice.count(watch.read()),
        voice.count(watch.skipped()),
        watch.last().map(voice::ago).orElse(voice.say("source.never")),
        watch
            .failure()
            .map(
                failure ->
                    new CatalogsView.Trouble(
                        voice.say(
                            "cause."
                                + failure
                                    .cause()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-')),
                        failure.message(),
                        failure.remedy())));
  }
}
