package io.andal.server.advice;

import io.andal.server.slo.Standing;
import io.andal.server.slo.Standings;
import io.andal.server.web.NotHere;
import io.andal.server.web.Voice;
import io.andal.slo.advice.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether an objective's target is realistic, and what another one would have done. */
@Controller
final class AdvicePage {
  private static final List<Integer> RANGES = List.of(30, 90, 180, 400);
  private static final int DEFAULT_DAYS = 90;

  private final Standings standings;
  private final Advices advices;

  AdvicePage(Standings standings, Advices advices) {
    this.standings = standings;
    this.advices = advices;
  }

  @GetMapping("/objectives/{name}/advice")
  String advice(
      Model model,
      Voice voice,
      @PathVariable String name,
      @RequestParam(defaultValue = "" + DEFAULT_DAYS) int days,
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String nines) {
    int shown = RANGES.contains(days) ? days : DEFAULT_DAYS;
    Standing standing = standings.find(name).orElseThrow(() -> missing(voice, name));
    Advices.Kept kept = advices.kept(name, shown).orElseThrow(() -> missing(voice, name));
    AdviceWriter writer = new AdviceWriter(standing, kept.advice(), shown, voice);
    Optional<Candidate> tried = tried(kept, target, nines);
    model.addAttribute("view", writer.view(tried, ranges(name, shown, voice)));
    return "advice";
  }

  private static NotHere missing(Voice voice, String name) {
    return new NotHere(voice.say("error.no-slo", name));
  }

  /** What the reader chose; else what is recommended; else what is in force. */
  private Optional<Candidate> tried(
      Advices.Kept kept, @Nullable String target, @Nullable String nines) {
    if (kept.advice().candidates().isEmpty()) {
      return Optional.empty();
    }
    return Stream.of(Slider.ofPercent(target), Slider.ofNines(nines))
        .flatMap(Optional::stream)
        .findFirst()
        .map(chosen -> advices.tried(kept, chosen))
        .or(() -> kept.advice().recommendation().map(recommended -> recommended.chosen()))
        .or(() -> kept.advice().present());
  }

  private static List<AdviceView.Range> ranges(String name, int shown, Voice voice) {
    return RANGES.stream()
        .map(
            days ->
                new AdviceView.Range(
                    voice.say("duration.days", days),
                    AdviceWriter.href(name) + "?days=" + days,
                    days == shown))
        .toList();
  }
}
