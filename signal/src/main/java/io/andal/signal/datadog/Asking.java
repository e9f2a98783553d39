package io.andal.signal.datadog;

import io.andal.signal.BadSpec;
import io.andal.signal.Indicator;
import io.andal.signal.KnownMinutes;
import io.andal.signal.MinuteRange;
import io.andal.signal.MinuteSlices;
import io.andal.signal.Reading;
import io.andal.signal.SourceFailure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An indicator and what it asks.
 *
 * @param order the part and the total of a ratio, or the one value
 */
record Asking(Indicator indicator, List<Question> order) {
  private static final MinuteSlices SLICES =
      new MinuteSlices(
          "query",
          "groups",
          "Leave out `by {…}`, or write avg:, max: or sum: before the metric.",
          "Write \"/ 100\" behind the query if it is a percentage.");

  static Asking of(Indicator indicator) throws BadSpec {
    return switch (indicator) {
      case Indicator.Ratio ratio when ratio.counter() ->
          throw new BadSpec(
              "Datadog has counts for each minute, not counters that only grow.",
              "Leave `counter: true` away.");
      case Indicator.Ratio ratio ->
          of(indicator, SpecReader.count(ratio.part()), SpecReader.count(ratio.total()));
      case Indicator.Raw raw -> new Asking(indicator, List.of(SpecReader.share(raw.ratio())));
      case Indicator.Threshold threshold ->
          new Asking(indicator, List.of(SpecReader.value(threshold.value())));
    };
  }

  private static Asking of(Indicator indicator, Question part, Question total) throws BadSpec {
    boolean kept = part instanceof Question.Kept || total instanceof Question.Kept;
    if (kept && !part.equals(total)) {
      throw new BadSpec(
          "Good (or bad) and total aren't of the same SLO.",
          "Give both the spec {slo: ID} with one id.");
    }
    return new Asking(indicator, List.of(part, total));
  }

  /** What is asked for as series; never parted. */
  Set<Column> columns() {
    Set<Column> columns = new LinkedHashSet<>();
    for (Question question : order) {
      switch (question) {
        case Question.Counted counted ->
            counted.terms().forEach(term -> columns.add(term.column()));
        case Question.Valued valued -> columns.add(valued.column());
        case Question.Kept _ -> {}
      }
    }
    return columns;
  }

  /** The SLOs whose history is asked for; at most one. */
  Set<String> slos() {
    Set<String> slos = new LinkedHashSet<>();
    for (Question question : order) {
      if (question instanceof Question.Kept kept) {
        slos.add(kept.slo());
      }
    }
    return slos;
  }

  /**
   * What was answered over a range.
   *
   * @param values of all columns
   * @param histories of all SLOs
   */
  record Answered(MinuteRange range, Map<Column, Values> values, Map<String, History> histories) {}

  Reading reading(Answered answered) {
    MinuteRange range = answered.range();
    return switch (indicator) {
      case Indicator.Ratio _ when order.getFirst() instanceof Question.Kept kept -> {
        History history = history(answered, kept);
        SourceFailure misfit = history.misfit(true);
        yield misfit != null
            ? new Reading.Failed(misfit)
            : MinuteSlices.events(
                false,
                new KnownColumn(history.good(), true),
                new KnownColumn(history.total(), true),
                range);
      }
      case Indicator.Raw raw when order.getFirst() instanceof Question.Kept kept -> {
        History history = history(answered, kept);
        SourceFailure misfit = history.misfit(false);
        yield misfit != null
            ? new Reading.Failed(misfit)
            : SLICES.ready(raw.success(), new KnownColumn(history.up(), true), range);
      }
      case Indicator.Ratio _, Indicator.Raw _, Indicator.Threshold _ ->
          SLICES.reading(
              indicator, order.stream().map(question -> known(answered, question)).toList(), range);
    };
  }

  private static History history(Answered answered, Question.Kept kept) {
    return Objects.requireNonNull(answered.histories().get(kept.slo()), "every SLO was asked");
  }

  private static KnownMinutes known(Answered answered, Question question) {
    return switch (question) {
      case Question.Counted counted -> new KnownSum(counted, answered.values());
      case Question.Valued valued -> value(answered, valued.column());
      case Question.Kept _ -> throw new IllegalStateException("an SLO's history is no series");
    };
  }

  private static KnownMinutes value(Answered answered, Column column) {
    Values values =
        Objects.requireNonNull(answered.values().get(column), "every column was asked for");
    return new KnownColumn(values, column.exact());
  }
}
