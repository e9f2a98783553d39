package io.andal.benchmark;

import io.andal.signal.SeriesId;
import io.andal.slo.Member;
import io.andal.slo.SloDefinition;
import io.andal.slo.engine.SloEngine;
import io.andal.slo.pack.DayEditor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Many engines with 30 days each. No two share memory, though some have the same traffic. */
final class EngineFleet {
  static final long DAYS = 30;
  private static final int PROTOTYPES = 100;

  private EngineFleet() {}

  static List<SloEngine> create(int count, long firstDay) {
    return create(IntStream.range(0, count).mapToObj(SampleTraffic::slo).toList(), firstDay);
  }

  static List<SloEngine> create(List<SloDefinition> definitions, long firstDay) {
    List<SortedMap<Long, byte[]>> prototypes = new ArrayList<>();
    for (int i = 0; i < PROTOTYPES; i++) {
      SampleTraffic traffic = new SampleTraffic(i);
      SortedMap<Long, byte[]> days = new TreeMap<>();
      for (long day = firstDay; day < firstDay + DAYS; day++) {
        long start = day * SampleTraffic.DAY;
        days.put(day, DayEditor.with(null, day, traffic.minutes(start, start + SampleTraffic.DAY)));
      }
      prototypes.add(days);
    }
    long asOf = (firstDay + DAYS) * SampleTraffic.DAY;
    List<SloEngine> engines = new ArrayList<>();
    int next = 0;
    for (SloDefinition definition : definitions) {
      Map<SeriesId, SortedMap<Long, byte[]>> copies = new HashMap<>();
      for (Member member : definition.members()) {
        SortedMap<Long, byte[]> copy = new TreeMap<>();
        prototypes.get(next++ % PROTOTYPES).forEach((day, chunk) -> copy.put(day, chunk.clone()));
        copies.put(member.series(), copy);
      }
      SloEngine engine = new SloEngine(definition, asOf);
      engine.load(firstDay - 1, copies);
      engines.add(engine);
    }
    return engines;
  }
}
