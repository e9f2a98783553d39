package io.andal.server.report;

import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Svg;
import io.andal.slo.report.ReportLine.Verdict;
import java.util.List;

/**
 * All promises of a period: a row for each group, a mark for each objective. Kept ones fill up from
 * the left, so that the eye compares lengths; broken ones are higher and hollow, unknown ones
 * short.
 */
final class ReportPicture {
  private static final int ROW = 34;
  private static final int MOST_ROWS = 24;
  private static final int LONGEST_NAME = 18;
  private static final double NAMES = 0.30;

  private ReportPicture() {}

  /** A group and its verdicts. */
  record Row(String name, List<Verdict> verdicts) {
    Row {
      verdicts = List.copyOf(verdicts);
    }

    int count(Verdict verdict) {
      return (int) verdicts.stream().filter(one -> one == verdict).count();
    }
  }

  static Markup of(List<Row> all, Voice voice) {
    List<Row> rows = all.subList(0, Math.min(MOST_ROWS, all.size()));
    int most = rows.stream().mapToInt(row -> row.verdicts().size()).max().orElse(1);
    Svg svg = Svg.picture("verdicts", Math.max(1, rows.size()) * ROW, voice.say("report.picture"));
    for (int i = 0; i < rows.size(); i++) {
      row(svg, rows.get(i), i * ROW, Math.max(most, 12), voice);
    }
    return svg.done();
  }

  private static void row(Svg svg, Row row, int top, int most, Voice voice) {
    svg.open("g");
    svg.text(told(row, voice), "title");
    svg.text(shortened(row.name()), "text", "x", 0, "y", top + ROW / 2 + 5, "class", "name");
    double step = (1 - NAMES) / most;
    int place = 0;
    for (Verdict verdict : List.of(Verdict.MET, Verdict.MISSED, Verdict.UNMEASURED)) {
      for (int i = 0; i < row.count(verdict); i++) {
        mark(svg, verdict, NAMES + step * place, step, top);
        place++;
      }
    }
    svg.close("g");
  }

  private static String told(Row row, Voice voice) {
    return voice.say(
        "report.row",
        row.name(),
        (long) row.count(Verdict.MET),
        (long) row.count(Verdict.MISSED),
        (long) row.count(Verdict.UNMEASURED));
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }

  private static void mark(Svg svg, Verdict verdict, double x, double step, int top) {
    int height =
        switch (verdict) {
          case MET -> 14;
          case MISSED -> 22;
          case UNMEASURED -> 4;
        };
    svg.leaf(
        "rect",
        "class",
        "mark " + verdict.name().toLowerCase(java.util.Locale.ROOT),
        "x",
        Svg.across(x),
        "y",
        top + (ROW - height) / 2,
        "width",
        Svg.across(step * 0.78),
        "height",
        height,
        "rx",
        2);
  }
}
