package io.andal.server.adjustment;

import io.andal.server.web.Voice;
import io.andal.server.web.chart.Marks;
import io.andal.signal.MinuteRange;
import io.andal.slo.Adjustment;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.annotation.Annotation;
import io.andal.slo.annotation.Category;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened in the window of an SLO, for its charts and as a list.
 *
 * @param kinds those that the charts show, for their key
 * @param adjusted whether the charts show times that don't count
 */
public record Happened(List<Row> rows, List<Kind> kinds, boolean adjusted, Marks marks) {
  private static final int MOST = 60;

  public Happened {
    rows = List.copyOf(rows);
    kinds = List.copyOf(kinds);
  }

  /** A category and its word. */
  public record Kind(String name, String word) {}

  /**
   * One thing that happened.
   *
   * @param href where more is told; may be empty
   */
  public record Row(Kind kind, String at, String title, String href, String text, String author) {}

  /** In the window as it is now. */
  public static Happened of(
      Happenings happenings, SloDefinition slo, Optional<Budget> budget, Voice voice) {
    if (budget.isEmpty()) {
      return new Happened(List.of(), List.of(), false, Marks.NONE);
    }
    MinuteRange window = budget.get().window();
    List<Annotation> found = happenings.of(slo, window.start(), voice.now().plusSeconds(1), MOST);
    List<MinuteRange> adjusted =
        slo.adjustments().stream()
            .map(Adjustment::when)
            .flatMap(when -> when.within(window).stream())
            .toList();
    List<Kind> kinds =
        Stream.of(Category.values())
            .filter(category -> found.stream().anyMatch(one -> one.category() == category))
            .map(category -> kind(category, voice))
            .toList();
    return new Happened(
        found.stream().map(annotation -> row(annotation, voice)).toList(),
        kinds,
        !adjusted.isEmpty(),
        new Marks(found.stream().map(one -> event(one, voice)).toList(), adjusted));
  }

  private static Row row(Annotation annotation, Voice voice) {
    String document =
        annotation.documents().isEmpty() ? "" : "/documents/" + annotation.documents().getFirst();
    String until =
        annotation
            .to()
            .filter(to -> to.isAfter(annotation.from()))
            .map(to -> " – " + voice.moment(to))
            .orElse("");
    return new Row(
        kind(annotation.category(), voice),
        voice.moment(annotation.from()) + until,
        annotation.title(),
        annotation.link().orElse(document),
        annotation.text(),
        annotation.author());
  }

  private static Marks.Event event(Annotation annotation, Voice voice) {
    long from = MinuteRange.minuteOf(annotation.from());
    return new Marks.Event(
        from,
        annotation.to().map(MinuteRange::minuteOf).orElse(from),
        annotation.category().word(),
        kind(annotation.category(), voice).word()
            + ": "
            + annotation.title()
            + ", "
            + voice.moment(annotation.from()));
  }

  static Kind kind(Category category, Voice voice) {
    return new Kind(
        category.word(),
        switch (category) {
          case DEPLOYMENT -> voice.say("annotation.deployment");
          case INCIDENT -> voice.say("annotation.incident");
          case CONFIGURATION -> voice.say("annotation.configuration");
          case MAINTENANCE -> voice.say("annotation.maintenance");
          case NOTE -> voice.say("annotation.note");
        });
  }
}
