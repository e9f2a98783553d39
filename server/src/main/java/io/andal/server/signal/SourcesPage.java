package io.andal.server.signal;

import io.andal.server.web.Insight;
import io.andal.server.web.Voice;
import io.andal.signal.SourceHealth;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the numbers come from, and what keeps them from coming. */
@Controller
final class SourcesPage {
  private final Insight insight;
  private final WrittenWords written;

  SourcesPage(Insight insight, WrittenWords written) {
    this.insight = insight;
    this.written = written;
  }

  @GetMapping("/sources")
  String list(Model model, Voice voice) {
    List<SourceHealth> sources =
        insight.sources().stream()
            .sorted(
                Comparator.comparing(SourceHealth::state)
                    .reversed()
                    .thenComparing(SourceHealth::source))
            .toList();
    long failing = sources.stream().filter(SourcesPage::fails).count();
    model.addAttribute(
        "view",
        new SourcesView(
            voice.say("sources.answer", failing),
            failing > 0 ? "bad" : "good",
            sources.stream().map(new SourceCards(insight, written, voice)::card).toList()));
    return "sources";
  }

  private static boolean fails(SourceHealth source) {
    return switch (source.state()) {
      case DOWN, DEGRADED -> true;
      case UNKNOWN, HEALTHY -> false;
    };
  }
}
