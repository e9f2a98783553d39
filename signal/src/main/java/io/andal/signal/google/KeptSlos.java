package io.andal.signal.google;

import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Verdict;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import io.andal.signal.SourceFailure.Cause;
import io.andal.signal.google.MonitoringApi.Parameter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Lists the SLOs that Google keeps, service by service, with what it counted for them. */
final class KeptSlos {
  private static final String PAGE = "500";
  private static final int MOST_PAGES = 200;
  private static final int POINTS = 2_000;

  /** More would keep people waiting, and live slices too. */
  private static final int MOST_VERDICTS = 200;

  private final String source;
  private final MonitoringApi api;
  private final TimeSeriesList list;

  /**
   * @param source its name, for indicators
   */
  KeptSlos(String source, MonitoringApi api, TimeSeriesList list) {
    this.source = source;
    this.api = api;
    this.list = list;
  }

  /**
   * All of them.
   *
   * @param end the minute until which Google's verdicts are asked for
   */
  List<KeptSlo> until(long end) throws SourceException, InterruptedException {
    List<KeptSlo> all = new ArrayList<>();
    String project = "projects/" + api.project();
    for (JsonNode service : pages(project + "/services", "services", List.of())) {
      String name = service.path("name").asString("");
      String called =
          service.path("displayName").asString(name.substring(name.lastIndexOf('/') + 1));
      // EXPLICIT writes out how basic indicators are counted.
      List<Parameter> explicit = List.of(new Parameter("view", "EXPLICIT"));
      for (JsonNode slo :
          pages(name + "/serviceLevelObjectives", "serviceLevelObjectives", explicit)) {
        if (all.size() == KeptSlo.MOST) {
          return all;
        }
        all.add(kept(new SloDocument(slo), called, end, all.size() < MOST_VERDICTS));
      }
    }
    return all;
  }

  private List<JsonNode> pages(String name, String field, List<Parameter> more)
      throws SourceException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String token = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      List<Parameter> parameters = new ArrayList<>(more);
      parameters.add(new Parameter("pageSize", PAGE));
      if (!token.isEmpty()) {
        parameters.add(new Parameter("pageToken", token));
      }
      JsonNode answer = api.get(name, parameters, true);
      answer.path(field).forEach(all::add);
      token = answer.path("nextPageToken").asString("");
      if (token.isEmpty() || !seen.add(token)) {
        return all;
      }
    }
    return all;
  }

  private KeptSlo kept(SloDocument slo, String service, long end, boolean judged)
      throws SourceException, InterruptedException {
    SloDocument.Measured measured = slo.measured(source);
    Optional<Window> window = slo.window();
    List<KeptSlo.Objective> objectives = new ArrayList<>();
    if (window.isPresent()) {
      objectives.add(
          new KeptSlo.Objective(
              slo.goal(),
              window.get(),
              judged ? verdict(slo.name(), window.get(), end) : Optional.empty()));
    }
    return new KeptSlo(
        slo.name(),
        slo.title(),
        service,
        "",
        slo.labels(),
        Optional.of(measured.indicator()),
        objectives,
        "",
        window.isPresent() ? "" : "Its period is none that Andal knows.",
        measured.losses());
  }

  private Optional<Verdict> verdict(String slo, Window window, long end)
      throws SourceException, InterruptedException {
    long from = start(window, end);
    long hours = (end - from) / 60;
    if (hours < 1) {
      return Optional.empty();
    }
    MinuteRange range = new MinuteRange(end - hours * 60, end);
    double[] sums = new double[2];
    try {
      list.read(
          "select_slo_counts(\"" + slo + "\")",
          Optional.of(new Aggregation(60, "ALIGN_SUM", "", List.of())),
          range,
          POINTS,
          true,
          series -> {
            boolean good = series.label("metric.labels.event_type").equals("good");
            for (JsonNode point : series.points()) {
              double value = Point.of(point, Optional.empty()).value();
              sums[good ? 0 : 1] += Double.isFinite(value) ? value : 0;
            }
          });
    } catch (SourceException e) {
      if (e.failure().cause() == Cause.BAD_QUERY) {
        return Optional.empty();
      }
      throw e;
    }
    double total = sums[0] + sums[1];
    return total > 0
        ? Optional.of(
            new Verdict(
                sums[0] / total, Optional.of(sums[0]), Optional.of(total), range.from(), end))
        : Optional.empty();
  }

  /** Calendars are of UTC here; when a fortnight began isn't said. */
  private static long start(Window window, long end) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(end - 1, 24L * 60));
    return switch (window) {
      case Window.Rolling rolling -> end - rolling.days() * 24L * 60;
      case Window.Calendar calendar ->
          switch (calendar.period()) {
            case DAY -> minute(day);
            case WEEK -> minute(day.minusDays(day.getDayOfWeek().getValue() - 1L));
            case MONTH -> minute(day.withDayOfMonth(1));
            case QUARTER, YEAR, FORTNIGHT -> end;
          };
    };
  }

  private static long minute(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() / 60;
  }
}
