package io.andal.server.slo;

import io.andal.server.web.Voice;
import io.andal.signal.MinuteRange;
import io.andal.slo.Budget;
import io.andal.slo.Budgeting;
import io.andal.slo.SloDefinition;
import java.util.ArrayList;
import java.util.List;

/** An objective in numbers: of events, or of minutes where slices of time are counted. */
final class ObjectiveFacts {
  /** A minute of a slice of time counts as so many events: its milliseconds. */
  private static final double PER_MINUTE = 60_000;

  private ObjectiveFacts() {}

  static List<ObjectiveView.Fact> of(Standing standing, Budget budget, Voice voice) {
    List<ObjectiveView.Fact> facts = new ArrayList<>(counts(standing.definition(), budget, voice));
    facts.add(new ObjectiveView.Fact(voice.say("fact.sli"), voice.ratio(budget.period().sli())));
    facts.add(
        new ObjectiveView.Fact(
            voice.say("fact.left"),
            standing.known() ? voice.percent(budget.remaining()) : voice.say("state.unmeasured")));
    facts.add(
        new ObjectiveView.Fact(
            voice.say("fact.exhaustion"), budget.exhaustion().map(voice::duration).orElse("–")));
    facts.add(
        new ObjectiveView.Fact(voice.say("fact.missing"), voice.count(budget.period().missing())));
    facts.add(
        new ObjectiveView.Fact(voice.say("fact.unread"), voice.count(budget.period().unread())));
    facts.add(
        new ObjectiveView.Fact(
            voice.say("fact.as-of"), voice.moment(MinuteRange.startOf(budget.asOf()))));
    return facts;
  }

  private static List<ObjectiveView.Fact> counts(SloDefinition slo, Budget budget, Voice voice) {
    double total = budget.period().totalEvents();
    double bad = budget.period().badEvents();
    double allowed = total * slo.errorBudget();
    return switch (slo.budgeting()) {
      case Budgeting.Occurrences _ ->
          List.of(
              new ObjectiveView.Fact(voice.say("fact.events"), voice.count(total)),
              new ObjectiveView.Fact(voice.say("fact.bad"), voice.count(bad)),
              new ObjectiveView.Fact(voice.say("fact.allowed"), voice.count(Math.floor(allowed))));
      case Budgeting.Timeslices slices ->
          minutes(voice.duration(slices.length()), total, bad, allowed, voice);
      case Budgeting.RatioTimeslices slices ->
          minutes(voice.duration(slices.length()), total, bad, allowed, voice);
    };
  }

  private static List<ObjectiveView.Fact> minutes(
      String slice, double total, double bad, double allowed, Voice voice) {
    return List.of(
        new ObjectiveView.Fact(voice.say("fact.slice"), slice),
        new ObjectiveView.Fact(voice.say("fact.minutes"), voice.count(total / PER_MINUTE)),
        new ObjectiveView.Fact(voice.say("fact.bad-minutes"), voice.count(bad / PER_MINUTE)),
        new ObjectiveView.Fact(
            voice.say("fact.allowed-minutes"), voice.count(Math.floor(allowed / PER_MINUTE))));
  }
}
