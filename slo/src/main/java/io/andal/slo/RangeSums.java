package io.andal.slo;

import static java.util.Objects.requireNonNull;

import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.slo.engine.Counting;
import io.andal.slo.engine.SliceBlock;
import io.andal.slo.engine.SloEngine;
import io.andal.slo.pack.DayChunk;
import io.andal.slo.pack.Tally;
import io.andal.slo.store.SliceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What counted for SLOs in some ranges. Where all counts as it was measured, packed days are added
 * up as they are, and stored ones are read for all SLOs at once.
 */
final class RangeSums {
  /** As many as connections are there to read them; more would only take memory. */
  private static final int DAYS_AT_ONCE = 4;

  private final SliceStore store;
  private final SliceHistory history;

  RangeSums(SliceStore store, SliceHistory history) {
    this.store = store;
    this.history = history;
  }

  /**
   * Sums up.
   *
   * @param parts in order of time
   * @return by SLO, for each range: one sum, or of a composite by events one for each member
   */
  Map<String, List<List<WindowSum>>> of(List<SloEngine> engines, List<MinuteRange> parts) {
    MinuteRange whole = new MinuteRange(parts.getFirst().from(), parts.getLast().to());
    Map<String, List<List<WindowSum>>> sums = new HashMap<>();
    List<SloEngine> stored = new ArrayList<>();
    for (SloEngine engine : engines) {
      Counting counting = Counting.of(engine.definition());
      String name = engine.definition().name();
      if (!counting.plain()) {
        sums.put(name, counted(engine, counting, whole, parts));
      } else if (SliceHistory.inMemory(engine, whole)) {
        sums.put(name, engine.measured(parts));
      } else {
        stored.add(engine);
      }
    }
    sums.putAll(stored(stored, whole, parts));
    return sums;
  }

  private List<List<WindowSum>> counted(
      SloEngine engine, Counting counting, MinuteRange whole, List<MinuteRange> parts) {
    MinuteRange context = counting.context(whole, engine.asOf());
    List<SliceBlock> counted = counting.count(history.raw(engine, context));
    return parts.stream()
        .map(part -> counted.stream().map(block -> block.sum(part)).toList())
        .toList();
  }

  private Map<String, List<List<WindowSum>>> stored(
      List<SloEngine> engines, MinuteRange whole, List<MinuteRange> parts) {
    Map<SeriesId, List<Tally>> tallies = new HashMap<>();
    engines.stream()
        .flatMap(engine -> engine.definition().members().stream())
        .forEach(
            member ->
                tallies.computeIfAbsent(
                    member.series(),
                    _ -> Stream.generate(Tally::new).limit(parts.size()).toList()));
    long last = SliceHistory.day(whole.to() - 1);
    for (long day = SliceHistory.day(whole.from()); day <= last; day += DAYS_AT_ONCE) {
      long until = Math.min(last, day + DAYS_AT_ONCE - 1);
      store
          .load(tallies.keySet(), day, until)
          .forEach(
              (series, chunks) ->
                  chunks.forEach(
                      (of, chunk) -> add(requireNonNull(tallies.get(series)), of, chunk, parts)));
    }
    Map<String, List<List<WindowSum>>> sums = new HashMap<>();
    for (SloEngine engine : engines) {
      List<List<WindowSum>> ofParts = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        List<WindowSum> ofMembers = new ArrayList<>();
        for (Member member : engine.definition().members()) {
          Tally tally = requireNonNull(tallies.get(member.series())).get(i);
          ofMembers.add(tally.toWindowSum(parts.get(i).minutes()));
        }
        ofParts.add(ofMembers);
      }
      sums.put(engine.definition().name(), ofParts);
    }
    return sums;
  }

  private static void add(List<Tally> tallies, long day, byte[] chunk, List<MinuteRange> parts) {
    long start = day * DayChunk.MINUTES;
    for (int i = 0; i < parts.size(); i++) {
      long from = Math.max(parts.get(i).from() - start, 0);
      long to = Math.min(parts.get(i).to() - start, DayChunk.MINUTES);
      if (from < to) {
        DayChunk.sum(chunk, (int) from, (int) to, 1, tallies.get(i));
      }
    }
  }
}
