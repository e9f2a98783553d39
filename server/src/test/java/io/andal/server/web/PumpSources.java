package io.andal.server.web;

import io.andal.server.signal.Look;
import io.andal.server.signal.SourceInsight;
import io.andal.signal.Indicator;
import io.andal.signal.KeptSlo;
import io.andal.signal.KeptSlo.Objective;
import io.andal.signal.KeptSlo.Verdict;
import io.andal.signal.KeptSlo.Window;
import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.SourceFailure;
import io.andal.signal.SourceFindings;
import io.andal.signal.SourceFindings.Item;
import io.andal.signal.SourceFindings.State;
import io.andal.signal.SourceFindings.Topic;
import io.andal.signal.Suggestion;
import io.andal.signal.Suggestion.Aspect;
import io.andal.slo.WindowSum;
import io.andal.slo.suggestion.TakenOver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was found at the sources of {@link PumpCompany}. */
final class PumpSources implements SourceInsight {
  private static final Instant AT = PumpCompany.NOW.minus(Duration.ofMinutes(4));
  private static final long NOW = MinuteRange.minuteOf(PumpCompany.NOW);

  @Override
  public Optional<Sight> sight(String source) {
    return Optional.of(
        switch (source) {
          case "eu-prod" ->
              new Sight(
                  found(checked()), Optional.of(found(suggestions())), Optional.of(found(kept())));
          case "shop-eu" ->
              new Sight(
                  new Look<>(
                      Optional.of(PumpCompany.NOW.minusSeconds(3)),
                      Optional.of(down()),
                      Optional.empty(),
                      Optional.of(AT)),
                  Optional.of(
                      new Look<>(
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(
                              new SourceFailure(
                                  SourceFailure.Cause.UNAVAILABLE,
                                  "shop-eu answers 503.",
                                  "Look at the store gateway.")),
                          Optional.of(AT))),
                  Optional.of(Look.none()));
          default -> new Sight(Look.none(), Optional.empty(), Optional.empty());
        });
  }

  private static <T> Look<T> found(T result) {
    return new Look<>(Optional.empty(), Optional.of(result), Optional.empty(), Optional.of(AT));
  }

  private static SourceFindings checked() {
    return new SourceFindings(
        "eu-prod",
        "Prometheus",
        AT,
        Duration.ofMillis(1_240),
        List.of(
            item(Topic.REACHABLE, State.OK, "It answers after 35 ms.", ""),
            item(Topic.IDENTITY, State.OK, "It is Prometheus 2.42.0.", ""),
            item(Topic.PRINCIPAL, State.OK, "It doesn't say who Andal is to it.", ""),
            item(Topic.RIGHTS, State.OK, "Nothing is wrong with rights and settings.", ""),
            new Item(
                Topic.DELAY,
                State.ATTENTION,
                "Data is complete after 2 min 10 s; delay is 1 min, so the newest minutes are read"
                    + " too early.",
                "Raise it: write delay: 3m under connectionDetails.",
                List.of("commands-latency")),
            item(Topic.HISTORY, State.OK, "Its data goes back 45 d.", ""),
            new Item(
                Topic.INDICATORS,
                State.BAD,
                "1 of its 10 SLIs failed: the query has a label that no series has.",
                "Look at the query of the SLO.",
                List.of("alarms-delivery"))));
  }

  private static SourceFindings down() {
    return new SourceFindings(
        "shop-eu",
        "Prometheus",
        AT,
        Duration.ofSeconds(10),
        List.of(
            item(
                Topic.REACHABLE,
                State.BAD,
                "shop-eu answers 503.",
                "Look at the store gateway behind http://thanos-eu.pumps.example:10902.")));
  }

  private static Item item(Topic topic, State state, String found, String remedy) {
    return new Item(topic, state, found, remedy, List.of());
  }

  private static List<Suggestion> suggestions() {
    return List.of(
        suggestion(
            "checkout/http/availability",
            "checkout",
            Aspect.AVAILABILITY,
            "HTTP requests without server errors",
            "12,400 requests in the last hour"),
        suggestion(
            "checkout/http/latency",
            "checkout",
            Aspect.LATENCY,
            "HTTP requests faster than 300 ms",
            "12,400 requests in the last hour"),
        suggestion(
            "device-gateway/grpc/availability",
            "device-gateway",
            Aspect.AVAILABILITY,
            "gRPC calls without errors",
            ""));
  }

  private static Suggestion suggestion(
      String id, String service, Aspect aspect, String title, String evidence) {
    return new Suggestion(id, service, aspect, title, indicator(), evidence);
  }

  private static Indicator indicator() {
    Metric metric = new Metric(Map.of("query", "requests_total"));
    return new Indicator.Ratio("eu-prod", metric, true, metric, true);
  }

  private static List<KeptSlo> kept() {
    return List.of(
        slo("a1", "Commands are accepted", "", Optional.of(indicator()), List.of()),
        slo(
            "b2",
            "Portal answers",
            "it counts the time of monitors, which have no events",
            Optional.empty(),
            List.of()),
        slo(
            "c3",
            "Telemetry arrives",
            "",
            Optional.of(indicator()),
            List.of("Its warning threshold of 99.95 % has no place in OpenSLO.")));
  }

  private static KeptSlo slo(
      String id, String name, String obstacle, Optional<Indicator> indicator, List<String> losses) {
    Verdict verdict =
        new Verdict(0.99932, Optional.of(99_932.0), Optional.of(100_000.0), NOW - 30 * 1_440, NOW);
    return new KeptSlo(
        id,
        name,
        "commands",
        "",
        Map.of(),
        indicator,
        List.of(
            new Objective(0.999, new Window.Rolling(30), Optional.of(verdict)),
            new Objective(0.99, new Window.Calendar(Window.Period.MONTH), Optional.of(verdict))),
        "https://monitoring.pumps.example/slo/" + id,
        obstacle,
        losses);
  }

  @Override
  public Optional<TakenOver.Ours> ours(String source, KeptSlo kept, Objective objective) {
    return kept.id().equals("a1") && objective.window() instanceof Window.Rolling
        ? Optional.of(
            new TakenOver.Ours(
                "commands-latency",
                Optional.of(new WindowSum(99_941_000, 100_000_000, 43_200, 0, 0)),
                Optional.of(0.41)))
        : Optional.empty();
  }
}
