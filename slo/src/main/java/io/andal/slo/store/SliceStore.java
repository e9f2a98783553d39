package io.andal.slo.store;

import io.andal.database.Database;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.slo.pack.DayEditor;
import io.andal.slo.store.ChunkTable.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

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

  /** What of the journal is still to be packed in this round. */
  private @Nullable Compaction compaction;

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

  /** A day that gets many slices at once. */
  private record Stretch(long id, long day, List<Slice> slices) {}

  /** One row for each day; packing is what takes the time, so all processors take part. */
  private static void writeStretches(
      Connection connection, Map<Long, List<Slice>> slices, long journalId) throws SQLException {
    List<Stretch> stretches = new ArrayList<>();
    slices.forEach(
        (id, list) ->
            DayEditor.byDay(list)
                .forEach((day, ofDay) -> stretches.add(new Stretch(id, day, ofDay))));
    if (stretches.isEmpty()) {
      return;
    }
    long fromDay = stretches.stream().mapToLong(Stretch::day).min().getAsLong();
    long toDay = stretches.stream().mapToLong(Stretch::day).max().getAsLong();
    Map<Long, Map<Long, byte[]>> present =
        StoredDays.ofSeries(connection, slices.keySet(), fromDay, toDay);
    List<byte[]> packed =
        stretches.parallelStream()
            .map(
                stretch ->
                    DayEditor.with(
                        present.getOrDefault(stretch.day(), Map.of()).get(stretch.id()),
                        stretch.day(),
                        stretch.slices()))
            .toList();
    try (ChunkTable.Writer writer = new ChunkTable.Writer(connection)) {
      for (int i = 0; i < packed.size(); i++) {
        Stretch stretch = stretches.get(i);
        writer.write(stretch.id(), stretch.day(), journalId, packed.get(i));
      }
      writer.flush();
    }
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
        connection -> StoredDays.ofSeries(connection, ids, fromDay, toDay));
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
        connection ->
            StoredDays.withJournal(
                JournalTable.read(connection, fromDay, toDay, ids::contains),
                chunks,
                fromDay,
                toDay));
  }

  /** How many recordings wait to be packed. */
  public long journalLength() {
    return read("The journal of slices can't be read", JournalTable::count);
  }

  /**
   * Packs some of the journal into chunks: a round over all series that are in it takes several
   * calls, and at its end the rows that were there at its start are deleted. A call that fails
   * changes nothing, and the next one tries the same again.
   *
   * @param atMost how many series to pack in this call
   * @return whether the round is finished
   */
  public boolean compact(int atMost) {
    lock.lock();
    try {
      Compaction current = compaction;
      if (current == null) {
        current = read("The journal of slices can't be read", Compaction::begin);
        compaction = current;
      }
      Compaction step = current;
      compaction =
          transaction("The journal of slices can't be packed", c -> step.next(c, atMost))
              .orElse(null);
      return compaction == null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Deletes the oldest day of chunks if it lies before a day.
   *
   * @return whether there was one
   */
  public boolean prune(long beforeDay) {
    return transaction(
        "Old slices can't be deleted",
        connection -> ChunkTable.deleteOldestBefore(connection, beforeDay));
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
