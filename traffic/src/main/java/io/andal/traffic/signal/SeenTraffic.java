package io.andal.traffic.signal;

import io.andal.signal.BadSpec;
import java.util.List;
import java.util.OptionalLong;

/** What was seen, as far as a source needs to know it. Thread-safe. */
public interface SeenTraffic {

  /** Writes what isn't written yet, so that it can be read. */
  void flush();

  /** What a metric means. */
  Place place(String api, String operation) throws BadSpec;

  /** All operations that were seen, by API. */
  List<Seen> seen();

  /**
   * Where slices are found.
   *
   * @param api its id now
   * @param whole whether all its operations are meant
   * @param operation the store's number; empty if it is known and wasn't seen yet
   */
  record Place(String api, boolean whole, OptionalLong operation) {}

  /**
   * An operation that was seen.
   *
   * @param id the store's number
   * @param key {@code GET /pumps/{pumpId}}
   */
  record Seen(String api, long id, String key) {}
}
