package io.andal.traffic.store;

import io.andal.traffic.count.Cell;
import io.andal.traffic.count.LatencyBounds;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The columns of a minute's counts. */
final class MinuteColumns {
  static final List<String> ALL =
      Stream.concat(
              Stream.of("total", "failed", "refused", "timed"),
              IntStream.range(0, LatencyBounds.BUCKETS).mapToObj(i -> "b" + i))
          .toList();

  static final String NAMES = String.join(", ", ALL);

  /** Adds to what is there. */
  static final String ADDING =
      " ON CONFLICT (operation, minute) DO UPDATE SET "
          + ALL.stream()
              .map(column -> column + " = traffic_minute." + column + " + excluded." + column)
              .collect(Collectors.joining(", "));

  static final String INSERT =
      "INSERT INTO traffic_minute (operation, minute, "
          + NAMES
          + ") VALUES (?, ?"
          + ", ?".repeat(ALL.size())
          + ")"
          + ADDING;

  private MinuteColumns() {}

  static void bind(PreparedStatement insert, long operation, long minute, Cell cell)
      throws SQLException {
    insert.setLong(1, operation);
    insert.setLong(2, minute);
    insert.setLong(3, cell.total());
    insert.setLong(4, cell.failed());
    insert.setLong(5, cell.refused());
    insert.setLong(6, cell.timed());
    for (int i = 0; i < LatencyBounds.BUCKETS; i++) {
      insert.setLong(7 + i, cell.bucket(i));
    }
  }
}
