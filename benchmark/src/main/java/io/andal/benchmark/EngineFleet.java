package io.andal.benchmark;

import io.andal.slo.engine.SloEngine;
import io.andal.slo.pack.DayEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Many engines with 30 days each. No two share memory, though some have the same traffic. */
final class EngineFleet {
  static final long DAYS = 30;
  private static final int PROTOTYPES = 100;

  private EngineFleet() {}

  static List<SloEngine> create(int count, long firstDay) {
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
    for (int i = 0; i < count; i++) {
      SortedMap<Long, byte[]> copy = new TreeMap<>();
      prototypes.get(i % PROTOTYPES).forEach((day, chunk) -> copy.put(day, chunk.clone()));
      SloEngine engine = new SloEngine(SampleTraffic.slo(i), asOf);
      engine.load(firstDay - 1, copy);
      engines.add(engine);
    }
    return engines;
  }
}
