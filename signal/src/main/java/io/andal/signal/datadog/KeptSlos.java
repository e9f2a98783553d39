package io.andal.signal.datadog;

import io.andal.signal.KeptSlo;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Lists the SLOs that Datadog keeps, with what it says of the first of them. */
final class KeptSlos {
  private static final int PAGE = 500;

  /** Each costs a request, and somebody is waiting. */
  private static final int MOST_VERDICTS = 60;

  private final String source;
  private final DatadogApi api;
  private final DatadogSettings settings;
  private final Clock clock;
  private final HistoryReader histories;

  KeptSlos(String source, DatadogApi api, DatadogSettings settings, Clock clock) {
    this.source = source;
    this.api = api;
    this.settings = settings;
    this.clock = clock;
    this.histories = new HistoryReader(api, clock, settings.timing().delay());
  }

  List<KeptSlo> all() throws SourceException, InterruptedException {
    List<KeptSlo> all = new ArrayList<>();
    int verdicts = 0;
    boolean asking = true;
    for (KeptSlo slo : definitions(PAGE)) {
      List<KeptSlo.Objective> objectives = new ArrayList<>();
      for (KeptSlo.Objective objective : slo.objectives()) {
        Optional<KeptSlo.Verdict> verdict = Optional.empty();
        if (asking && verdicts < MOST_VERDICTS && !slo.id().isEmpty()) {
          verdicts++;
          try {
            verdict = verdict(slo.id(), objective);
          } catch (SourceException e) {
            // The list is worth more than the verdicts; whoever can't answer one won't others.
            asking = false;
          }
        }
        objectives.add(new KeptSlo.Objective(objective.target(), objective.window(), verdict));
      }
      all.add(with(slo, objectives));
    }
    return all;
  }

  /** All SLOs without verdicts, asked for in pages. */
  List<KeptSlo> definitions(int page) throws SourceException, InterruptedException {
    List<KeptSlo> all = new ArrayList<>();
    while (all.size() < KeptSlo.MOST) {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("limit", String.valueOf(page));
      if (!all.isEmpty()) {
        parameters.put("offset", String.valueOf(all.size()));
      }
      JsonNode body = api.get(Endpoint.SLO, "/api/v1/slo", parameters, true);
      JsonNode data = body.path("data");
      if (!data.isArray()) {
        throw api.broken("it has no list of SLOs");
      }
      for (JsonNode slo : data) {
        all.add(new SloDefinition(source, slo).kept(settings.pages()));
      }
      if (data.size() < page) {
        return all;
      }
    }
    return all.subList(0, KeptSlo.MOST);
  }

  private Optional<KeptSlo.Verdict> verdict(String slo, KeptSlo.Objective objective)
      throws SourceException, InterruptedException {
    Duration length =
        switch (objective.window()) {
          case KeptSlo.Window.Rolling rolling -> Duration.ofDays(rolling.days());
          case KeptSlo.Window.Calendar _ -> Duration.ofDays(30);
        };
    long to = MinuteRange.minuteOf(clock.instant());
    long from = to - length.toMinutes();
    return verdict(histories.data(slo, from * 60, to * 60, true), from, to);
  }

  /**
   * What Datadog finds in a history; empty if it found no data.
   *
   * @param data the history's
   * @param from minutes since the epoch
   * @param to minutes since the epoch, exclusive
   */
  static Optional<KeptSlo.Verdict> verdict(JsonNode data, long from, long to) {
    JsonNode value = data.path("overall").path("sli_value");
    if (!value.isNumber()) {
      return Optional.empty();
    }
    JsonNode series = data.path("series");
    return Optional.of(
        new KeptSlo.Verdict(
            Math.clamp(value.asDouble() / 100, 0, 1),
            sum(series.path("numerator")),
            sum(series.path("denominator")),
            from,
            to));
  }

  private static Optional<Double> sum(JsonNode side) {
    JsonNode sum = side.path("sum");
    return sum.isNumber() ? Optional.of(sum.asDouble()) : Optional.empty();
  }

  private static KeptSlo with(KeptSlo slo, List<KeptSlo.Objective> objectives) {
    return new KeptSlo(
        slo.id(),
        slo.name(),
        slo.service(),
        slo.description(),
        slo.labels(),
        slo.indicator(),
        objectives,
        slo.link(),
        slo.obstacle(),
        slo.losses());
  }
}
