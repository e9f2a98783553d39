package io.andal.slo.store;

import io.andal.slo.pack.DayEditor;
import io.andal.slo.store.ChunkTable.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A round of packing the journal, between two of its steps.
 *
 * <p>Each step packs all that the journal has for its series until then, also rows that came after
 * the round began, so that chunks always know the last row that they contain. Only rows from before
 * the round are deleted at its end, for each of their series has been packed then.
 *
 * @param lastId the last journal row that was there when the round began
 * @param fromDay the first day in those rows
 * @param toDay the last day in those rows
 * @param waiting series that are still to be packed
 */
record Compaction(long lastId, long fromDay, long toDay, List<Long> waiting) {

  static Compaction begin(Connection connection) throws SQLException {
    JournalTable.Extent extent = JournalTable.extent(connection);
    return new Compaction(
        extent.lastId(), extent.fromDay(), extent.toDay(), JournalTable.series(connection));
  }

  /** What is left of the round after some more series; empty if it is finished. */
  Optional<Compaction> next(Connection connection, int atMost) throws SQLException {
    int count = Math.min(atMost, waiting.size());
    List<Long> step = waiting.subList(0, count);
    if (!step.isEmpty()) {
      pack(connection, step);
    }
    if (count == waiting.size()) {
      JournalTable.deleteUpTo(connection, lastId);
      return Optional.empty();
    }
    return Optional.of(
        new Compaction(lastId, fromDay, toDay, waiting.subList(count, waiting.size())));
  }

  private void pack(Connection connection, List<Long> series) throws SQLException {
    long packedUpTo = JournalTable.extent(connection).lastId();
    List<JournalTable.Row> journal =
        JournalTable.read(connection, fromDay, toDay, Set.copyOf(series)::contains);
    Map<Long, Map<Long, byte[]>> days =
        StoredDays.withJournal(journal, touched(connection, journal), fromDay, toDay);
    try (ChunkTable.Writer writer = new ChunkTable.Writer(connection)) {
      for (Map.Entry<Long, Map<Long, byte[]>> day : days.entrySet()) {
        for (Map.Entry<Long, byte[]> body : day.getValue().entrySet()) {
          writer.write(body.getKey(), day.getKey(), packedUpTo, body.getValue());
        }
      }
      writer.flush();
    }
  }

  /** The chunks that the journal changes. */
  private Map<Long, Map<Long, Chunk>> touched(Connection connection, List<JournalTable.Row> journal)
      throws SQLException {
    Map<Long, SortedSet<Long>> days = new TreeMap<>();
    for (JournalTable.Row row : journal) {
      row.slices()
          .forEach(
              (id, slices) ->
                  days.computeIfAbsent(id, _ -> new TreeSet<>())
                      .addAll(DayEditor.byDay(slices).keySet()));
    }
    Map<Long, Map<Long, Chunk>> chunks = new HashMap<>();
    for (Map.Entry<Long, SortedSet<Long>> entry : days.entrySet()) {
      long id = entry.getKey();
      SortedSet<Long> ofSeries = entry.getValue();
      ChunkTable.ofSeries(connection, id, ofSeries.first(), ofSeries.last())
          .forEach(
              (day, chunk) -> {
                if (ofSeries.contains(day) && day >= fromDay && day <= toDay) {
                  chunks.computeIfAbsent(day, _ -> new HashMap<>()).put(id, chunk);
                }
              });
    }
    return chunks;
  }
}
