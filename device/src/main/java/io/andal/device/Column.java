package io.andal.device;

import java.util.List;

/**
 * What is counted of a group of devices in a minute. The order is the one in which it is stored.
 */
public enum Column {
  /** Devices in service. */
  EXPECTED(0),
  /** Of these, devices of which nothing could be known, for nobody listened. */
  UNKNOWN(1),
  /** Devices that were connected at the minute's end, or measured something not long before. */
  ONLINE(2),
  /** Devices whose telemetry was no older than its interval. */
  FRESH(3),
  /** Devices that measured something in this minute. */
  MEASURED(4),
  /** Of these, devices of which something arrived in time. */
  TIMELY(5),
  /** Of those that measured, devices that reported a fault. */
  FAULTY(6),
  /** Messages that arrived, each once. */
  RECEIVED(7),
  /** Messages that are missing in the sequence. */
  LOST(8),
  /** Messages that arrived again. */
  REPEATED(9),
  /** Messages that arrived too late to be counted. */
  TOO_LATE(10),
  /** Commands that were sent in this minute, whose outcome is known. */
  COMMANDS(11),
  /** Of these, commands with a good answer in time. */
  SUCCEEDED(12);

  private final int number;

  Column(int number) {
    this.number = number;
  }

  /** As it is stored. */
  public int number() {
    return number;
  }

  public static final List<Column> ALL = List.of(values());

  /** How many there are. */
  public static final int COUNT = ALL.size();
}
