package io.andal.signal;

import io.andal.signal.AskedStep.Answer;
import io.andal.signal.SourceFindings.Item;
import io.andal.signal.SourceFindings.State;
import io.andal.signal.SourceFindings.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check learned from its readings.
 *
 * @param total how many SLIs read the source
 * @param failing why SLIs can't be read, and the SLOs that wait
 * @param empty SLOs of SLIs that were read and had nothing
 */
record IndicatorFindings(
    int total,
    Map<SourceFailure, List<String>> failing,
    List<String> empty,
    List<Lateness> lateness,
    boolean answered) {

  static IndicatorFindings of(
      List<WatchedIndicator> watched, List<WatchedIndicator> sample, Answer<List<Reading>> answer) {
    Map<SourceFailure, List<String>> failing = new LinkedHashMap<>();
    List<String> empty = new ArrayList<>();
    List<Lateness> lateness = new ArrayList<>();
    boolean answered = false;
    for (int i = 0; i < sample.size(); i++) {
      String slo = sample.get(i).slo();
      switch (answer) {
        case Answer.Refused<List<Reading>>(SourceFailure failure) -> add(failing, failure, slo);
        case Answer.Told<List<Reading>>(List<Reading> readings) -> {
          switch (readings.get(i)) {
            case Reading.Failed(SourceFailure failure) -> add(failing, failure, slo);
            case Reading.Slices(List<Slice> slices, List<String> _) -> {
              answered = true;
              Lateness.of(slo, slices).ifPresentOrElse(lateness::add, () -> empty.add(slo));
            }
          }
        }
      }
    }
    for (WatchedIndicator one : watched) {
      if (one.failure().isPresent() && !sample.contains(one)) {
        add(failing, one.failure().get(), one.slo());
      }
    }
    return new IndicatorFindings(watched.size(), failing, empty, lateness, answered);
  }

  /** What was known before, of a source that can't be asked now. */
  static List<Item> known(List<WatchedIndicator> watched) {
    return watched.isEmpty()
        ? List.of()
        : List.of(
            new Item(
                Topic.INDICATORS,
                State.BAD,
                "%s for it."
                    .formatted(
                        watched.size() == 1 ? "One SLI waits" : watched.size() + " SLIs wait"),
                "",
                watched.stream().map(WatchedIndicator::slo).distinct().toList()));
  }

  private static void add(
      Map<SourceFailure, List<String>> failing, SourceFailure failure, String slo) {
    List<String> slos = failing.computeIfAbsent(failure, _ -> new ArrayList<>());
    if (!slos.contains(slo)) {
      slos.add(slo);
    }
  }

  /** Empty if nothing was measured that could be late. */
  Optional<Item> lateness(SignalSource source, Instant now) {
    return lateness.isEmpty()
        ? Optional.empty()
        : Optional.of(Lateness.finding(lateness, source.timing().delay(), now));
  }

  /** What there is to say of the SLIs, the worst first. */
  List<Item> items(SignalSource source) {
    if (total == 0) {
      return List.of(
          Item.of(
              Topic.INDICATORS,
              State.OK,
              "No SLI reads it yet, so how late its data is can't be told.",
              "Write an SLO; andal source suggest %s may know what to measure."
                  .formatted(source.name())));
    }
    List<Item> items = new ArrayList<>();
    failing.forEach(
        (failure, slos) ->
            items.add(
                new Item(
                    Topic.INDICATORS,
                    State.BAD,
                    "%s failed: %s".formatted(count(slos.size()), failure.message()),
                    failure.remedy(),
                    slos)));
    if (!empty.isEmpty()) {
      items.add(
          new Item(
              Topic.INDICATORS,
              State.ATTENTION,
              "%s no data in the last hour."
                  .formatted(empty.size() == 1 ? "One SLI has" : empty.size() + " SLIs have"),
              source.pushed()
                  ? "Look whether the sender runs, sends to this server, and names things as the"
                      + " queries do. Without traffic there is no data either."
                  : "Look whether the queries name things as the source does. Without traffic there"
                      + " is no data either.",
              empty));
    }
    if (items.isEmpty()) {
      items.add(
          Item.ok(
              Topic.INDICATORS,
              total == 1 ? "Its one SLI is read." : "Its %d SLIs are read.".formatted(total)));
    }
    return items;
  }

  private String count(int some) {
    return some == total
        ? total == 1 ? "Its one SLI" : "All of its %d SLIs".formatted(total)
        : "%d of its %d SLIs".formatted(some, total);
  }
}
