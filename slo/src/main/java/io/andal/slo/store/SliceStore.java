package io.andal.slo.store;

import io.andal.database.Database;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.pack.DayChunk;
import io.andal.slo.pack.DayEditor;
import io.andal.slo.store.ChunkTable.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jdbi.v3.core.JdbiException;

/**
 * Slices in the database. Thread-safe; one process writes.
 *
 * <p>A live minute of all SLOs is one journal row. History, which comes in long stretches, is
 * packed into day chunks at once. {@link #compact} packs the journal. A chunk remembers the last
 * journal row that it contains, so older rows never overwrite newer slices.
 */
public final class SliceStore {
  /** From this many slices of one series on, packing costs less than journaling them first. */
  private static final int STRETCH = 180;

  /** From this many series on, reading whole days is cheaper than asking for each series. */
  private static final int MANY_SERIES = 30;

  private final Database database;
  private final SeriesTable series = new SeriesTable();
  private final ReentrantLock lock = new ReentrantLock();

  private interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Opens the store and brings its tables up to date. */
  public SliceStore(Database database) {
    this.database = database;
    database.migrate("slo");
    read(
        "Stored slices can't be read",
        connection -> {
          series.readAll(connection);
          return true;
        });
  }

  /**
   * Writes slices durably, all or none.
   *
   * @throws SliceStoreException if the database refuses them (disk full, connection lost, …)
   */
  public void write(Map<SeriesId, List<Slice>> slices) {
    lock.lock();
    try {
      nameSeries(slices.keySet());
      Map<Long, List<Slice>> few = new HashMap<>();
      Map<Long, List<Slice>> stretches = new HashMap<>();
      slices.forEach(
          (id, list) -> (list.size() < STRETCH ? few : stretches).put(series.number(id), list));
      transaction(
          "Slices can't be stored",
          connection -> {
            long journalId = JournalTable.append(connection, few);
            writeStretches(connection, stretches, journalId);
            return true;
          });
    } finally {
      lock.unlock();
    }
  }

  private void nameSeries(Set<SeriesId> ids) {
    if (ids.stream().allMatch(id -> series.number(id) >= 0)) {
      return;
    }
    transaction(
        "New series of slices can't be stored",
        connection -> {
          series.add(connection, ids);
          return true;
        });
    read(
        "Stored series can't be read",
        connection -> {
          series.readAll(connection);
          return true;
        });
  }

  private static void writeStretches(
      Connection connection, Map<Long, List<Slice>> stretches, long journalId) throws SQLException {
    Map<Long, SortedMap<Long, List<Slice>>> byDay = new HashMap<>();
    SortedSet<Long> days = new TreeSet<>();
    stretches.forEach(
        (id, list) -> {
          SortedMap<Long, List<Slice>> split = DayEditor.byDay(list);
          byDay.put(id, split);
          days.addAll(split.keySet());
        });
    try (ChunkTable.Writer writer = new ChunkTable.Writer(connection)) {
      for (long day : days) {
        Set<Long> touched = new HashSet<>();
        byDay.forEach(
            (id, split) -> {
              if (split.containsKey(day)) {
                touched.add(id);
              }
            });
        Map<Long, byte[]> present = readDay(connection, touched, day);
        for (long id : touched) {
          List<Slice> list = byDay.getOrDefault(id, new TreeMap<>()).getOrDefault(day, List.of());
          writer.write(id, day, journalId, DayEditor.with(present.get(id), day, list));
        }
      }
      writer.flush();
    }
  }

  /** One day of some series, with what the journal has for it. */
  private static Map<Long, byte[]> readDay(Connection connection, Set<Long> ids, long day)
      throws SQLException {
    Map<Long, Chunk> chunks = new HashMap<>();
    if (ids.size() < MANY_SERIES) {
      for (long id : ids) {
        SortedMap<Long, Chunk> found = ChunkTable.ofSeries(connection, id, day, day);
        found.values().forEach(chunk -> chunks.put(id, chunk));
      }
    } else {
      chunks.putAll(ChunkTable.ofDay(connection, day, ids::contains));
    }
    return withJournal(connection, Map.of(day, chunks), ids::contains, day, day)
        .getOrDefault(day, Map.of());
  }

  /**
   * The stored days {@code [fromDay, toDay]} of some series; those without any are left out.
   *
   * @throws SliceStoreException if the database can't be read
   */
  public Map<SeriesId, SortedMap<Long, byte[]>> load(
      Collection<SeriesId> wanted, long fromDay, long toDay) {
    Map<Long, SeriesId> byNumber = new HashMap<>();
    lock.lock();
    try {
      wanted.forEach(id -> byNumber.put(series.number(id), id));
      byNumber.remove(-1L);
      Map<SeriesId, SortedMap<Long, byte[]>> result = new HashMap<>();
      byNumber.values().forEach(id -> result.put(id, new TreeMap<>()));
      Map<Long, Map<Long, byte[]>> days =
          byNumber.size() < MANY_SERIES
              ? loadSeries(byNumber.keySet(), fromDay, toDay)
              : loadDays(byNumber.keySet(), fromDay, toDay);
      days.forEach(
          (day, chunks) ->
              chunks.forEach(
                  (number, body) -> {
                    SeriesId id = byNumber.get(number);
                    if (id != null) {
                      result.computeIfAbsent(id, _ -> new TreeMap<>()).put(day, body);
                    }
                  }));
      result.values().removeIf(Map::isEmpty);
      return result;
    } finally {
      lock.unlock();
    }
  }

  private Map<Long, Map<Long, byte[]>> loadSeries(Set<Long> ids, long fromDay, long toDay) {
    return read(
        "Stored slices can't be read",
        connection -> {
          Map<Long, Map<Long, Chunk>> chunks = new HashMap<>();
          for (long id : ids) {
            ChunkTable.ofSeries(connection, id, fromDay, toDay)
                .forEach(
                    (day, chunk) ->
                        chunks.computeIfAbsent(day, _ -> new HashMap<>()).put(id, chunk));
          }
          return withJournal(connection, chunks, ids::contains, fromDay, toDay);
        });
  }

  /** Many series: day by day, on several connections. */
  private Map<Long, Map<Long, byte[]>> loadDays(Set<Long> ids, long fromDay, long toDay) {
    Map<Long, Map<Long, Chunk>> chunks = new HashMap<>();
    LongStream.rangeClosed(fromDay, toDay)
        .parallel()
        .forEach(
            day -> {
              Map<Long, Chunk> found =
                  read(
                      "Stored slices can't be read",
                      connection -> ChunkTable.ofDay(connection, day, ids::contains));
              synchronized (chunks) {
                chunks.put(day, found);
              }
            });
    return read(
        "Stored slices can't be read",
        connection -> withJournal(connection, chunks, ids::contains, fromDay, toDay));
  }

  private static Map<Long, Map<Long, byte[]>> withJournal(
      Connection connection,
      Map<Long, Map<Long, Chunk>> chunks,
      LongPredicate wanted,
      long fromDay,
      long toDay)
      throws SQLException {
    Map<Long, Map<Long, List<Slice>>> newer = new HashMap<>();
    for (JournalTable.Row row : JournalTable.read(connection, fromDay, toDay, wanted)) {
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
                                  .merge(id, slices, SliceStore::joined);
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

  /** How many recordings wait to be packed. */
  public long journalLength() {
    return read("The journal of slices can't be read", JournalTable::count);
  }

  /** Packs the journal into chunks. */
  public void compact() {
    lock.lock();
    try {
      transaction(
          "The journal of slices can't be packed",
          connection -> {
            long lastId = JournalTable.lastId(connection);
            Map<Long, Set<Long>> touched = new TreeMap<>();
            for (JournalTable.Row row :
                JournalTable.read(connection, Long.MIN_VALUE, Long.MAX_VALUE, _ -> true)) {
              row.slices()
                  .forEach(
                      (id, list) ->
                          DayEditor.byDay(list)
                              .keySet()
                              .forEach(
                                  day ->
                                      touched.computeIfAbsent(day, _ -> new HashSet<>()).add(id)));
            }
            try (ChunkTable.Writer writer = new ChunkTable.Writer(connection)) {
              for (Map.Entry<Long, Set<Long>> day : touched.entrySet()) {
                Map<Long, byte[]> bodies = readDay(connection, day.getValue(), day.getKey());
                for (Map.Entry<Long, byte[]> body : bodies.entrySet()) {
                  writer.write(body.getKey(), day.getKey(), lastId, body.getValue());
                }
              }
              writer.flush();
            }
            JournalTable.deleteUpTo(connection, lastId);
            return true;
          });
    } finally {
      lock.unlock();
    }
  }

  /** Deletes all chunks of days before one. */
  public void prune(long beforeDay) {
    transaction(
        "Old slices can't be deleted",
        connection -> {
          ChunkTable.deleteBefore(connection, beforeDay);
          return true;
        });
  }

  /** Outside a transaction: SQLite's would shut out all others. The lock keeps writers away. */
  private <T> T read(String failure, Work<T> work) {
    try {
      return database.jdbi().withHandle(handle -> work.run(handle.getConnection()));
    } catch (SQLException | JdbiException e) {
      throw new SliceStoreException(failure + ": " + e.getMessage(), e);
    }
  }

  private <T> T transaction(String failure, Work<T> work) {
    try {
      return database.jdbi().inTransaction(handle -> work.run(handle.getConnection()));
    } catch (SQLException | JdbiException e) {
      throw new SliceStoreException(failure + ": " + e.getMessage(), e);
    }
  }
}
