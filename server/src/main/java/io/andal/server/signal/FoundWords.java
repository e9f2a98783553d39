package io.andal.server.signal;

import io.andal.server.signal.SourceView.KeptRow;
import io.andal.server.signal.SourceView.Link;
import io.andal.server.signal.SourceView.Part;
import io.andal.server.signal.SourceView.Promise;
import io.andal.server.signal.SourceView.SuggestionRow;
import io.andal.server.web.Badge;
import io.andal.server.web.Voice;
import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.SourceFindings;
import io.andal.signal.Suggestion;
import io.andal.slo.WindowSum;
import io.andal.slo.suggestion.SuggestedDocuments;
import io.andal.slo.suggestion.TakenOver;
import io.andal.workspace.Documents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What was found at a source, in a reader's language; what the source said stays as it said it. */
record FoundWords(Voice voice) {
  /** So many SLOs are named. */
  static final int NAMED = 12;

  /** So many rows are shown. */
  private static final int SHOWN = 200;

  Part<SourceView.Check> check(Look<SourceFindings> look) {
    return part(look, this::check, 0);
  }

  private SourceView.Check check(SourceFindings findings) {
    return new SourceView.Check(
        badge(findings.state()),
        voice.say("source.took", Math.max(1, findings.took().toSeconds())),
        findings.items().stream().map(this::item).toList());
  }

  private SourceView.Item item(SourceFindings.Item item) {
    return new SourceView.Item(
        voice.say("source.topic." + SourceLookJson.word(item.topic())),
        badge(item.state()),
        item.found(),
        item.remedy(),
        SourcePage.links(item.slos().stream().limit(NAMED)),
        more(item.slos().size(), voice));
  }

  static String more(int names, Voice voice) {
    return names > NAMED ? voice.say("source.more", names - NAMED) : "";
  }

  private Badge badge(SourceFindings.State state) {
    return switch (state) {
      case OK -> new Badge("good", "check", voice.say("source.ok"));
      case ATTENTION -> new Badge("warn", "rise", voice.say("source.attention"));
      case BAD -> new Badge("bad", "stop", voice.say("source.bad"));
    };
  }

  Part<List<SuggestionRow>> suggestions(
      Look<List<Suggestion>> look, String source, Documents documents) {
    Map<String, String> taken = SuggestedDocuments.taken(source, documents);
    return part(
        look,
        all -> all.stream().limit(SHOWN).map(one -> row(one, taken.get(one.id()))).toList(),
        look.result().map(List::size).orElse(0));
  }

  private SuggestionRow row(Suggestion one, @org.jspecify.annotations.Nullable String slo) {
    return new SuggestionRow(
        one.id(),
        one.service(),
        voice.say("source.aspect." + SourceLookJson.word(one.aspect())),
        one.title(),
        one.evidence(),
        slo == null ? Optional.empty() : Optional.of(new Link("/documents/SLO/" + slo, slo)));
  }

  Part<List<KeptRow>> kept(
      Look<List<KeptSlo>> look,
      BiFunction<KeptSlo, KeptSlo.Objective, Optional<TakenOver.Ours>> ours) {
    return part(
        look,
        all -> all.stream().limit(SHOWN).map(one -> row(one, ours)).toList(),
        look.result().map(List::size).orElse(0));
  }

  private KeptRow row(
      KeptSlo kept, BiFunction<KeptSlo, KeptSlo.Objective, Optional<TakenOver.Ours>> ours) {
    List<String> remarks = new ArrayList<>(kept.losses());
    if (!kept.obstacle().isEmpty()) {
      remarks.addFirst(kept.obstacle());
    }
    return new KeptRow(
        kept.id(),
        kept.name().isBlank() ? kept.id() : kept.name(),
        kept.service(),
        kept.link().matches("https?://.*") ? kept.link() : "",
        kept.obstacle().isEmpty() && kept.indicator().isPresent(),
        remarks,
        kept.objectives().stream().map(one -> promise(one, ours.apply(kept, one))).toList());
  }

  private Promise promise(KeptSlo.Objective objective, Optional<TakenOver.Ours> ours) {
    return new Promise(
        voice.ratio(objective.target()),
        window(objective.window()),
        objective.verdict().map(verdict -> voice.ratio(verdict.sli())).orElse("–"),
        ours.flatMap(TakenOver.Ours::sum).map(WindowSum::sli).map(voice::ratio).orElse("–"),
        ours.flatMap(one -> one.difference(objective)).map(this::signed).orElse("–"),
        ours.map(one -> new Link("/objectives/" + one.slo(), one.slo())));
  }

  private String signed(double difference) {
    String size = voice.ratio(Math.abs(difference));
    return difference < 0 ? "−" + size : "+" + size;
  }

  private String window(Window window) {
    return switch (window) {
      case Window.Rolling(int days) -> voice.duration(Duration.ofDays(days));
      case Window.Calendar(Window.Period period) ->
          voice.say("source.period." + SourceLookJson.word(period));
    };
  }

  private <F, T> Part<T> part(Look<F> look, Function<F, T> words, int found) {
    return new Part<>(
        look.runningSince()
            .map(
                since -> voice.say("source.looking", seconds(Duration.between(since, voice.now()))))
            .orElse(""),
        look.at().map(voice::ago).orElse(""),
        look.failure()
            .map(
                failure ->
                    new SourcesView.Trouble(
                        voice.say("cause." + SourceLookJson.word(failure.cause())),
                        "",
                        failure.message(),
                        failure.remedy())),
        look.result().map(words),
        found > SHOWN ? voice.say("source.shown", SHOWN, found) : "");
  }

  private static long seconds(Duration duration) {
    return Math.max(0, duration.toSeconds());
  }
}
