package io.andal.signal;

import java.util.List;
import java.util.Optional;

/**
 * A system that slices are read from. One implementation per system. Thread-safe: several ranges
 * may be read at once, and the source itself limits how many requests are under way.
 */
public interface SignalSource extends AutoCloseable {

  /** The name of its DataSource document. */
  String name();

  /** The {@code type} of its DataSource document: {@code Prometheus}. */
  default String type() {
    return "";
  }

  /** Whether data is sent to Andal, so that there is no other system to be reached. */
  default boolean pushed() {
    return false;
  }

  Timing timing();

  /**
   * Reads indicators over a range, all in as few requests as the system allows.
   *
   * @return one reading for each indicator, in the same order
   */
  List<Reading> read(List<Indicator> indicators, MinuteRange range) throws InterruptedException;

  /**
   * Asks the system who it is.
   *
   * @return what answered, for people ({@code Prometheus 2.42.0})
   */
  String identify() throws SourceException, InterruptedException;

  /**
   * Asks the system who Andal is to it.
   *
   * @return an account, a role, a user, for people; empty if it can't say
   */
  default String principal() throws SourceException, InterruptedException {
    return "";
  }

  /**
   * Asks what else may be wrong: rights that are missing, settings that spoil counts. For somebody
   * who set the source up just now, not for every minute.
   *
   * @return whole sentences, each with what would be right; empty if all is well
   */
  default List<String> doubts() throws SourceException, InterruptedException {
    return List.of();
  }

  /** The earliest minute it may still have data for; empty if it doesn't say. */
  Optional<Long> earliest() throws SourceException, InterruptedException;

  /**
   * Ranges whose slices changed since they were last read, for sources that are pushed to: late
   * points may fall into minutes long read. Each change is told once; after a restart all are told
   * again that {@link #changedRead} didn't take.
   */
  default List<MinuteRange> changed() {
    return List.of();
  }

  /**
   * Takes changes that were told: all indicators of this source were read anew over these ranges.
   * What changed since it was told stays.
   */
  default void changedRead(List<MinuteRange> ranges) {}

  @Override
  void close();
}
