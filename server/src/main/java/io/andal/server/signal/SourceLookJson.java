package io.andal.server.signal;

import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFindings;
import io.andal.signal.Suggestion;
import io.andal.slo.suggestion.IndicatorNode;
import io.andal.slo.suggestion.MadeDocuments;
import io.andal.slo.suggestion.TakenOver;
import io.andal.workspace.YamlText;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What was found at a source, as REST and commands write it. */
public final class SourceLookJson {
  private SourceLookJson() {}

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A check. */
  public record CheckJson(
      String source, String type, String state, Instant at, long millis, List<ItemJson> items) {

    public static CheckJson of(SourceFindings findings) {
      return new CheckJson(
          findings.source(),
          findings.type(),
          word(findings.state()),
          findings.at(),
          findings.took().toMillis(),
          findings.items().stream()
              .map(
                  item ->
                      new ItemJson(
                          word(item.topic()),
                          word(item.state()),
                          item.found(),
                          item.remedy(),
                          item.slos()))
              .toList());
    }
  }

  /** One finding. */
  public record ItemJson(
      String topic, String state, String found, String remedy, List<String> slos) {}

  /**
   * A suggestion.
   *
   * @param indicator the spec of the SLI, as OpenSLO writes it
   * @param slo that was made of it before; null if there is none
   */
  public record SuggestionJson(
      String id,
      String service,
      String aspect,
      String title,
      String evidence,
      ObjectNode indicator,
      @Nullable String slo) {

    public static SuggestionJson of(Suggestion one, String type, @Nullable String slo) {
      return new SuggestionJson(
          one.id(),
          one.service(),
          word(one.aspect()),
          one.title(),
          one.evidence(),
          IndicatorNode.spec(one.indicator(), type),
          slo);
    }
  }

  /** Documents that were made: as one text of YAML, and what is to be said of them. */
  public record MadeJson(boolean accepted, int documents, String yaml, List<NoteJson> notes) {

    public static MadeJson of(MadeDocuments made) {
      return new MadeJson(
          made.accepted(),
          made.documents().size(),
          YamlText.write(made.documents()),
          made.notes().stream()
              .map(note -> new NoteJson(note.error() ? "error" : "warning", note.id(), note.text()))
              .toList());
    }
  }

  /** What is to be said of one. */
  public record NoteJson(String severity, String id, String text) {}

  /**
   * An SLO that the system keeps.
   *
   * @param obstacle why it can't be measured from here; empty if it can
   */
  public record KeptSloJson(
      String id,
      String name,
      String service,
      String description,
      Map<String, String> labels,
      String link,
      String obstacle,
      List<String> losses,
      List<ObjectiveJson> objectives) {

    public static KeptSloJson of(
        KeptSlo kept, Function<KeptSlo.Objective, Optional<TakenOver.Ours>> ours) {
      return new KeptSloJson(
          kept.id(),
          kept.name(),
          kept.service(),
          kept.description(),
          kept.labels(),
          kept.link(),
          kept.obstacle(),
          kept.losses(),
          kept.objectives().stream().map(one -> ObjectiveJson.of(one, ours.apply(one))).toList());
    }
  }

  /**
   * A promise, what the system says of it, and what Andal says.
   *
   * @param window {@code 30d}, or a period of the calendar: {@code month}
   * @param andal null if it wasn't taken over
   */
  public record ObjectiveJson(
      double target, String window, @Nullable VerdictJson verdict, @Nullable OursJson andal) {

    static ObjectiveJson of(KeptSlo.Objective objective, Optional<TakenOver.Ours> ours) {
      String window =
          switch (objective.window()) {
            case Window.Rolling(int days) -> days + "d";
            case Window.Calendar(Window.Period period) -> word(period);
          };
      return new ObjectiveJson(
          objective.target(),
          window,
          objective.verdict().map(VerdictJson::of).orElse(null),
          ours.map(one -> OursJson.of(one, objective)).orElse(null));
    }
  }

  /** The system's own verdict over a range. */
  public record VerdictJson(
      double sli, @Nullable Double good, @Nullable Double total, Instant from, Instant to) {
    static VerdictJson of(KeptSlo.Verdict verdict) {
      return new VerdictJson(
          verdict.sli(),
          verdict.good().orElse(null),
          verdict.total().orElse(null),
          MinuteRange.startOf(verdict.from()),
          MinuteRange.startOf(verdict.to()));
    }
  }

  /**
   * Andal's verdict over the same range.
   *
   * @param sli null if nothing was counted
   * @param difference of the SLIs, Andal's minus the system's
   * @param remaining share of the error budget left now
   * @param unreadMinutes of the range, which weren't read (yet)
   */
  public record OursJson(
      String slo,
      @Nullable Double sli,
      @Nullable Double good,
      @Nullable Double total,
      @Nullable Double difference,
      @Nullable Double remaining,
      @Nullable Integer unreadMinutes) {
    static OursJson of(TakenOver.Ours ours, KeptSlo.Objective objective) {
      return new OursJson(
          ours.slo(),
          ours.sum().filter(sum -> sum.total() > 0).map(sum -> sum.sli()).orElse(null),
          ours.sum().map(sum -> sum.goodEvents()).orElse(null),
          ours.sum().map(sum -> sum.totalEvents()).orElse(null),
          ours.difference(objective).orElse(null),
          ours.remaining().orElse(null),
          ours.sum().map(sum -> sum.unread()).orElse(null));
    }
  }
}
