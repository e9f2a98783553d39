package io.andal.signal.datadog;

import java.util.List;

/**
 * One series of an answer.
 *
 * @param column which column of the request it belongs to
 * @param groups the tags that tell it from others of the column: {@code service:web}
 * @param seconds the interval that each value stands for
 */
record Points(int column, List<String> groups, List<Point> points, long seconds) {
  Points {
    groups = List.copyOf(groups);
    points = List.copyOf(points);
  }

  /**
   * A value that is there; those that are null aren't.
   *
   * @param start seconds since the epoch, when its interval starts
   */
  record Point(long start, double value) {}
}
