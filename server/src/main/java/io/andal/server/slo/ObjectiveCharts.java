package io.andal.server.slo;

import io.andal.alert.Alert;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.BurnDownChart;
import io.andal.server.web.chart.Gauges;
import io.andal.server.web.chart.Marks;
import io.andal.server.web.chart.SliChart;
import io.andal.server.web.chart.Svg;
import io.andal.signal.MinuteRange;
import io.andal.signal.Slice;
import io.andal.slo.AlertRule;
import io.andal.slo.Budget;
import io.andal.slo.BurnCondition;
import io.andal.slo.BurnDown;
import io.andal.slo.WindowSum;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The three pictures of an objective, each with its numbers. */
public final class ObjectiveCharts {
  public static final int STEPS = 120;

  private final Standing standing;
  private final Voice voice;

  public ObjectiveCharts(Standing standing, Voice voice) {
    this.standing = standing;
    this.voice = voice;
  }

  /**
   * The budget over its window.
   *
   * @param around what happened beside it
   * @param id tells several charts of one page apart
   */
  public ObjectiveView.Chart burnDown(
      Optional<BurnDown> found, List<Alert> alerts, Marks around, String id) {
    if (found.map(ObjectiveCharts::neverMeasured).orElse(true)) {
      return new ObjectiveView.Chart(Markup.EMPTY, List.of());
    }
    BurnDown burnDown = found.orElseThrow();
    List<BurnDownChart.Mark> marks =
        alerts.stream()
            .filter(alert -> alert.firedAt().isPresent())
            .map(
                alert ->
                    new BurnDownChart.Mark(
                        alert.firedAt().get(),
                        "page".equals(alert.severity()) ? "bad" : "warn",
                        alert.severity() + ", " + voice.moment(alert.firedAt().get())))
            .toList();
    Optional<Duration> exhaustion = standing.budget().flatMap(Budget::exhaustion);
    String label =
        voice.say(
            "objective.burn-down.label",
            standing.title(),
            standing.known() ? voice.percent(standing.remaining()) : "–",
            exhaustion.map(d -> voice.say("chart.gone-in", voice.duration(d))).orElse(""));
    BurnDownChart chart = new BurnDownChart(burnDown, exhaustion, marks, label, around, id);
    List<ObjectiveView.ChartRow> rows = new ArrayList<>();
    long start = burnDown.window().from();
    for (BurnDown.Point point : burnDown.points()) {
      rows.add(
          row(
              chart.across(point.minute()),
              point.minute(),
              voice.percent(point.remaining()),
              point.sum(),
              point.minute() - start));
      start = point.minute();
    }
    return new ObjectiveView.Chart(chart.draw(voice), rows);
  }

  /** A full tank that nobody has looked into is not to be drawn. */
  private static boolean neverMeasured(BurnDown burnDown) {
    return burnDown.points().stream().allMatch(point -> point.sum().measured() == 0);
  }

  ObjectiveView.Chart sli(List<Slice> slices, MinuteRange shown, SliRange range, Marks around) {
    List<SliChart.Point> points = new ArrayList<>();
    int next = 0;
    for (long from = shown.from(); from < shown.to(); from += range.step()) {
      long to = from + range.step();
      Tally tally = new Tally();
      while (next < slices.size() && slices.get(next).minute() < to) {
        tally.add(slices.get(next++));
      }
      points.add(new SliChart.Point(from, to, tally.sum(range.step())));
    }
    String label =
        voice.say(
            "objective.sli.label",
            standing.title(),
            voice.ratio(standing.definition().target()),
            voice.moment(shown.start()),
            voice.moment(shown.end()));
    SliChart chart = new SliChart(points, standing.definition().target(), label, around);
    List<ObjectiveView.ChartRow> rows = new ArrayList<>();
    for (SliChart.Point point : points) {
      double middle = (point.from() + point.to()) / 2.0;
      rows.add(
          row(
              (middle - shown.from()) / shown.minutes(),
              point.from(),
              voice.ratio(point.sum().sli()),
              point.sum(),
              range.step()));
    }
    return new ObjectiveView.Chart(chart.draw(voice), rows);
  }

  private ObjectiveView.ChartRow row(
      double x, long minute, String value, WindowSum sum, long minutes) {
    return new ObjectiveView.ChartRow(
        Svg.number(x * 1000),
        voice.moment(MinuteRange.startOf(minute)),
        value,
        voice.count(sum.totalEvents()),
        voice.count(sum.badEvents()),
        voice.count(minutes - sum.measured()));
  }

  /** Every window with the lowest factor that some rule compares it with. */
  List<ObjectiveView.Burn> burns() {
    List<Budget.BurnRate> rates = standing.budget().map(Budget::burnRates).orElse(List.of());
    double highest =
        conditions().stream().mapToDouble(BurnCondition::factor).max().orElse(1) * 1.12;
    double full =
        rates.stream()
            .mapToDouble(Budget.BurnRate::rate)
            .map(r -> Math.min(r, highest * 1.5))
            .max()
            .orElse(highest);
    List<ObjectiveView.Burn> burns = new ArrayList<>();
    for (Budget.BurnRate rate : rates) {
      double threshold = threshold(rate.window());
      boolean known = rate.sum().measured() > 0;
      burns.add(
          new ObjectiveView.Burn(
              voice.duration(rate.window()),
              Gauges.burnBar(known ? rate.rate() : 0, threshold, Math.max(full, highest)),
              known ? voice.burn(rate.rate()) : "–",
              threshold > 0 ? voice.burn(threshold) : "–",
              known && threshold > 0 && rate.rate() >= threshold));
    }
    return burns;
  }

  /** A window's own factor comes from the rule it is the long one of; else it helps another. */
  private double threshold(Duration window) {
    OptionalDouble own =
        conditions().stream()
            .filter(c -> c.longWindow().equals(window))
            .mapToDouble(BurnCondition::factor)
            .min();
    return own.orElseGet(
        () ->
            conditions().stream()
                .filter(c -> c.shortWindow().map(window::equals).orElse(false))
                .mapToDouble(BurnCondition::factor)
                .min()
                .orElse(0));
  }

  private List<BurnCondition> conditions() {
    return standing.definition().alertRules().stream()
        .map(AlertRule::anyOf)
        .flatMap(List::stream)
        .toList();
  }

  /** Sums the slices of one step. */
  private static final class Tally {
    private long good;
    private long total;
    private int measured;
    private int missing;

    void add(Slice slice) {
      good += slice.good();
      total += slice.total();
      if (slice.measured()) {
        measured++;
      } else {
        missing++;
      }
    }

    WindowSum sum(int minutes) {
      return new WindowSum(good, total, measured, missing, minutes - measured - missing);
    }
  }
}
