package io.andal.server.signal;

import io.andal.server.security.Permission;
import io.andal.server.signal.SourceView.Link;
import io.andal.server.web.Insight;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.signal.SeriesId;
import io.andal.signal.SourceHealth;
import io.andal.slo.SloDefinition;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One data source: how it is, what a check found, what might be measured there. */
@Controller
final class SourcePage {
  private final Insight insight;
  private final SourceInsight sources;
  private final WrittenWords written;

  SourcePage(Insight insight, SourceInsight sources, WrittenWords written) {
    this.insight = insight;
    this.sources = sources;
    this.written = written;
  }

  @GetMapping("/sources/{name}")
  String one(@PathVariable("name") String name, Model model, Voice voice, Authentication who) {
    SourceHealth health =
        insight.sources().stream()
            .filter(source -> source.source().equals(name))
            .findFirst()
            .orElseThrow(() -> new NotHere("There is no data source '" + name + "'."));
    SourceInsight.Sight sight =
        sources
            .sight(name)
            .orElseThrow(() -> new NotHere("There is no data source '" + name + "'."));
    FoundWords words = new FoundWords(voice);
    model.addAttribute(
        "view",
        new SourceView(
            new SourceCards(insight, written, voice).card(health),
            words.check(sight.check()),
            health.waits().stream().map(wait -> wait(wait, voice)).toList(),
            sight.suggestions().map(look -> words.suggestions(look, name, insight.documents())),
            sight
                .slos()
                .map(look -> words.kept(look, (kept, of) -> sources.ours(name, kept, of)))));
    model.addAttribute("writer", writes(who));
    model.addAttribute("zone", voice.zone().getId());
    return "source";
  }

  private static boolean writes(Authentication who) {
    return who.getAuthorities().stream()
        .anyMatch(one -> Permission.WRITE.name().equals(one.getAuthority()));
  }

  private SourceView.Wait wait(SourceHealth.Wait wait, Voice voice) {
    Set<SeriesId> series = new HashSet<>(wait.series());
    List<String> names =
        insight.slos().stream()
            .filter(slo -> waits(slo, series))
            .map(SloDefinition::name)
            .sorted(Comparator.naturalOrder())
            .toList();
    return new SourceView.Wait(
        voice.say("cause." + SourceLookJson.word(wait.failure().cause())),
        wait.failure().message(),
        wait.failure().remedy(),
        voice.say("source.waits", wait.count()),
        links(names.stream().limit(FoundWords.NAMED)),
        FoundWords.more(names.size(), voice));
  }

  private static boolean waits(SloDefinition slo, Set<SeriesId> series) {
    return slo.members().stream().anyMatch(member -> series.contains(member.series()));
  }

  static List<Link> links(Stream<String> slos) {
    return slos.map(slo -> new Link("/objectives/" + slo, slo)).toList();
  }
}
