package io.andal.slo.store;

import io.andal.signal.Slice;
import io.andal.slo.pack.DayChunk;
import io.andal.slo.pack.DayEditor;
import io.andal.slo.store.ChunkTable.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Packed days as they would be if the journal were packed: by day, then by series. */
final class StoredDays {
  private StoredDays() {}

  /** The days {@code [fromDay, toDay]} of some series; those without any are left out. */
  static Map<Long, Map<Long, byte[]>> ofSeries(
      Connection connection, Collection<Long> ids, long fromDay, long toDay) throws SQLException {
    Map<Long, Map<Long, Chunk>> chunks = new HashMap<>();
    for (long id : ids) {
      ChunkTable.ofSeries(connection, id, fromDay, toDay)
          .forEach(
              (day, chunk) -> chunks.computeIfAbsent(day, _ -> new HashMap<>()).put(id, chunk));
    }
    return withJournal(
        JournalTable.read(connection, fromDay, toDay, ids::contains), chunks, fromDay, toDay);
  }

  /** Chunks with what the journal has for them and their days. */
  static Map<Long, Map<Long, byte[]>> withJournal(
      List<JournalTable.Row> journal,
      Map<Long, Map<Long, Chunk>> chunks,
      long fromDay,
      long toDay) {
    Map<Long, Map<Long, List<Slice>>> newer = new HashMap<>();
    for (JournalTable.Row row : journal) {
      row.slices()
          .forEach(
              (id, list) ->
                  DayEditor.byDay(list)
                      .forEach(
                          (day, slices) -> {
                            Chunk chunk = chunks.getOrDefault(day, Map.of()).get(id);
                            if (day >= fromDay
                                && day <= toDay
                                && (chunk == null || row.id() > chunk.journalId())) {
                              newer
                                  .computeIfAbsent(day, _ -> new HashMap<>())
                                  .merge(id, slices, StoredDays::joined);
                            }
                          }));
    }
    Map<Long, Map<Long, byte[]>> result = new HashMap<>();
    chunks.forEach(
        (day, ofDay) -> {
          Map<Long, byte[]> bodies = new HashMap<>();
          ofDay.forEach((id, chunk) -> bodies.put(id, DayChunk.verified(chunk.body())));
          result.put(day, bodies);
        });
    newer.forEach(
        (day, ofDay) -> {
          Map<Long, byte[]> bodies = result.computeIfAbsent(day, _ -> new HashMap<>());
          ofDay.forEach(
              (id, slices) -> bodies.put(id, DayEditor.with(bodies.get(id), day, slices)));
        });
    return result;
  }

  private static List<Slice> joined(List<Slice> first, List<Slice> second) {
    first.addAll(second);
    return first;
  }
}
