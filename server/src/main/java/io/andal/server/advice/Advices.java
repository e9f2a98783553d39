package io.andal.server.advice;

import io.andal.server.api.ApiException;
import io.andal.server.web.Insight;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.SloDefinition;
import io.andal.slo.advice.Advice;
import io.andal.slo.advice.Advisor;
import io.andal.slo.advice.Candidate;
import io.andal.slo.advice.Dependency;
import io.andal.slo.replay.CountedHistory;
import io.andal.slo.replay.History;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Advice, kept for some minutes: a slider asks about one target after the other over the same
 * history. Thread-safe.
 */
@Component
final class Advices {
  private static final int KEPT = 3;
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final int MINUTES_PER_DAY = 24 * 60;

  /** Days of all SLIs together: a day of one takes about 70 KiB while it is replayed. */
  private static final int MOST_SLI_DAYS = 1_200;

  private final Insight insight;
  private final ReplayDesk desk;

  /** In order of use; at most {@link #KEPT}, for each takes some megabytes. */
  private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  Advices(Insight insight, ReplayDesk desk) {
    this.insight = insight;
    this.desk = desk;
  }

  /** An advice with the counts that it rests on. */
  record Kept(Advice advice, CountedHistory counts, int days, Instant at) {
    boolean fits(SloDefinition definition, int wantedDays, Instant now) {
      return days == wantedDays
          && advice.definition().equals(definition)
          && now.isBefore(at.plus(FRESH));
    }
  }

  /** The advice for an SLO in force; empty if there is no such SLO. */
  Optional<Advice> advice(String slo, int days) {
    return kept(slo, days).map(Kept::advice);
  }

  Optional<Kept> kept(String slo, int days) {
    return insight.slo(slo).map(definition -> kept(definition, days));
  }

  private Kept kept(SloDefinition definition, int days) {
    Instant now = insight.now();
    synchronized (kept) {
      Kept known = kept.get(definition.name());
      if (known != null && known.fits(definition, days, now)) {
        return known;
      }
    }
    Kept fresh =
        desk.run(
            patience -> {
              MinuteRange range = range(definition, days);
              History history =
                  insight
                      .history(definition.name(), range)
                      .orElseThrow(() -> ApiException.notFound("SLO '" + definition.name() + "'"));
              Advice advice =
                  Advisor.advise(
                      definition,
                      history,
                      Dependency.of(definition.service(), insight.documents(), insight.slos()),
                      insight.failure(definition),
                      patience);
              return new Kept(
                  advice, CountedHistory.of(definition, history.withoutUnreadStart()), days, now);
            });
    synchronized (kept) {
      kept.put(definition.name(), fresh);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return fresh;
  }

  /** What another target would have meant over the same history. */
  Candidate tried(Kept basis, double target) {
    return basis.advice().candidates().stream()
        .filter(candidate -> candidate.target() == target)
        .findFirst()
        .orElseGet(
            () ->
                desk.run(
                    patience ->
                        Advisor.candidate(
                            basis.counts(), basis.advice().distribution(), target, patience)));
  }

  /** The last days up to the minute that the budget speaks of; fewer if there are many SLIs. */
  MinuteRange range(SloDefinition definition, int days) {
    long to =
        insight
            .budget(definition.name())
            .map(Budget::asOf)
            .orElseGet(() -> MinuteRange.minuteOf(insight.now()));
    long most = Math.min(days, MOST_SLI_DAYS / definition.members().size());
    return new MinuteRange(to - Math.max(1, most) * MINUTES_PER_DAY, to);
  }
}
