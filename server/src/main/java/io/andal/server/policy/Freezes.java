package io.andal.server.policy;

import io.andal.server.web.Voice;
import io.andal.server.web.chart.AlertLanes;
import io.andal.signal.MinuteRange;
import io.andal.slo.GateDecision.Answer;
import io.andal.slo.policy.BudgetPolicy;
import io.andal.slo.policy.Freeze;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** When releases are frozen, as pages show it. */
final class Freezes {
  private static final int MOST = 60;

  private Freezes() {}

  /** One time of one freeze. */
  record Time(BudgetPolicy policy, Freeze freeze, MinuteRange range) {}

  /** Those that run now or start within some time, in order. */
  static List<Time> ahead(Stream<BudgetPolicy> policies, Duration length, Voice voice) {
    long now = MinuteRange.minuteOf(voice.now());
    MinuteRange ahead = new MinuteRange(now, now + length.toMinutes());
    return policies
        .flatMap(
            policy ->
                policy.freezes().stream()
                    .flatMap(
                        freeze ->
                            freeze.when().within(ahead).stream()
                                .limit(MOST)
                                .map(range -> new Time(policy, freeze, range))))
        .sorted((a, b) -> Long.compare(a.range().from(), b.range().from()))
        .limit(MOST)
        .toList();
  }

  static String tone(Freeze freeze) {
    return freeze.answer() == Answer.NO ? "bad" : "warn";
  }

  /** A lane for each freeze over the next days. */
  static AlertLanes calendar(BudgetPolicy policy, Duration length, String label, Voice voice) {
    long now = MinuteRange.minuteOf(voice.now());
    MinuteRange ahead = new MinuteRange(now, now + length.toMinutes());
    return new AlertLanes(
        ahead,
        policy.freezes().stream()
            .map(
                freeze ->
                    new AlertLanes.Lane(
                        freeze.name(),
                        freeze.when().within(ahead).stream()
                            .map(range -> span(freeze, range, voice))
                            .toList()))
            .toList(),
        label);
  }

  private static AlertLanes.Span span(Freeze freeze, MinuteRange range, Voice voice) {
    return new AlertLanes.Span(
        range, tone(freeze), voice.moment(range.start()) + " – " + voice.moment(range.end()));
  }
}
