package io.andal.server.inventory;

import io.andal.server.web.Badge;
import io.andal.server.web.Markup;
import io.andal.server.web.Voice;
import io.andal.server.web.chart.Svg;
import io.andal.specification.Operation;
import io.andal.traffic.SeenApi;
import io.andal.traffic.SeenOperation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which operations are described, which are seen, and which are both: a column for each. */
record ApiCoverage(Voice voice) {
  private static final int HEIGHT = 88;
  private static final int COLUMNS = 120;
  private static final int ROWS = 500;

  private enum Kind {
    UNDESCRIBED,
    DIFFERENT,
    USED,
    UNSEEN
  }

  private record Column(String key, Kind kind, long requests) {}

  /** What nobody described first, then what is called most. */
  private static final Comparator<Column> ORDER =
      Comparator.comparing(Column::kind)
          .thenComparing(Comparator.comparingLong(Column::requests).reversed())
          .thenComparing(Column::key);

  /** Empty if neither a description nor traffic tells of an operation. */
  Optional<ApiView.Coverage> of(List<Operation> described, List<SeenOperation> seen) {
    List<Column> columns = columns(described, seen);
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    long used =
        described.isEmpty() ? 0 : count(columns, Kind.USED) + count(columns, Kind.DIFFERENT);
    long undescribed = count(columns, Kind.UNDESCRIBED);
    String answer =
        described.isEmpty()
            ? voice.say("api.coverage.none", undescribed)
            : voice.say("api.coverage", voice.count(used), voice.count(described.size()))
                + (undescribed > 0 ? " " + voice.say("api.coverage.more", undescribed) : "");
    return Optional.of(
        new ApiView.Coverage(
            picture(columns, answer),
            answer,
            tone(described.isEmpty(), used, undescribed),
            columns.stream().limit(ROWS).map(this::row).toList()));
  }

  private static String tone(boolean nothingDescribed, long used, long undescribed) {
    if (undescribed > 0) {
      return nothingDescribed ? "bad" : "warn";
    }
    return used > 0 ? "good" : "unknown";
  }

  private static List<Column> columns(List<Operation> described, List<SeenOperation> seen) {
    Map<String, SeenOperation> byKey = new HashMap<>();
    seen.forEach(one -> byKey.put(one.key(), one));
    List<Column> columns = new ArrayList<>();
    for (Operation operation : described) {
      SeenOperation met = byKey.remove(operation.key());
      columns.add(
          met == null
              ? new Column(operation.key(), Kind.UNSEEN, 0)
              : new Column(
                  met.key(),
                  met.undocumented().isEmpty() ? Kind.USED : Kind.DIFFERENT,
                  met.requests()));
    }
    // What another version describes is described too.
    byKey.values().forEach(met -> columns.add(new Column(met.key(), kind(met), met.requests())));
    columns.sort(ORDER);
    return columns;
  }

  private static Kind kind(SeenOperation met) {
    if (!met.documented()) {
      return Kind.UNDESCRIBED;
    }
    return met.undocumented().isEmpty() ? Kind.USED : Kind.DIFFERENT;
  }

  /** Everything that is seen, of all APIs together. */
  Optional<ApiView.Coverage> of(List<SeenApi> all) {
    List<Column> columns = new ArrayList<>();
    for (SeenApi api : all) {
      api.operations()
          .forEach(
              met ->
                  columns.add(new Column(api.id() + " " + met.key(), kind(met), met.requests())));
    }
    columns.sort(ORDER);
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    long undescribed = count(columns, Kind.UNDESCRIBED);
    String answer =
        undescribed == 0
            ? voice.say("traffic.described", voice.count(columns.size()))
            : voice.say("traffic.undescribed", undescribed, voice.count(columns.size()));
    return Optional.of(
        new ApiView.Coverage(
            picture(columns, answer),
            answer,
            undescribed > 0 ? "bad" : "good",
            columns.stream().limit(ROWS).map(this::row).toList()));
  }

  private static long count(List<Column> columns, Kind kind) {
    return columns.stream().filter(column -> column.kind() == kind).count();
  }

  private static Markup picture(List<Column> all, String label) {
    Svg svg = Svg.picture("chart coverage", HEIGHT, label).hatching("h-coverage");
    int columns = Math.min(all.size(), COLUMNS);
    double most =
        Math.log10(2.0 + (double) all.stream().mapToLong(Column::requests).max().orElse(0));
    // Few columns don't spread over all of the width: each would look like a field.
    double slots = Math.max(columns, 16);
    for (int i = 0; i < columns; i++) {
      Column column = all.get((int) ((long) i * all.size() / columns));
      boolean unseen = column.kind() == Kind.UNSEEN;
      double height =
          unseen
              ? 16
              : Math.max(8, (HEIGHT - 2) * Math.log10(2.0 + (double) column.requests()) / most);
      svg.open("g", "class", "column " + tone(column.kind()));
      svg.leaf(
          "rect",
          "class",
          unseen ? "void" : "fill",
          "x",
          Svg.across((i + 0.07) / slots),
          "width",
          Svg.across(0.86 / slots),
          "y",
          HEIGHT - 1 - height,
          "height",
          height,
          unseen ? "fill" : "rx",
          unseen ? "url(#h-coverage)" : 2);
      svg.close("g");
    }
    svg.leaf(
        "line", "class", "zero", "x1", 0, "x2", "100%", "y1", HEIGHT - 0.5, "y2", HEIGHT - 0.5);
    return svg.done();
  }

  private static String tone(Kind kind) {
    return switch (kind) {
      case UNDESCRIBED -> "bad";
      case DIFFERENT -> "warn";
      case USED -> "good";
      case UNSEEN -> "unknown";
    };
  }

  private ApiView.Coverage.Row row(Column column) {
    Badge badge =
        switch (column.kind()) {
          case UNDESCRIBED -> new Badge("bad", "ghost", voice.say("api.coverage.undescribed"));
          case DIFFERENT -> new Badge("warn", "rise", voice.say("api.coverage.different"));
          case USED -> new Badge("good", "check", voice.say("api.coverage.used"));
          case UNSEEN -> new Badge("unknown", "unknown", voice.say("api.coverage.unseen"));
        };
    return new ApiView.Coverage.Row(
        ApiWords.cut(column.key(), 200), badge, voice.count(column.requests()));
  }
}
