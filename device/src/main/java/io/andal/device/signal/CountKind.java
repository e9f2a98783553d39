package io.andal.device.signal;

import io.andal.device.Column;
import io.andal.device.store.FleetHourStore.Judged;
import io.andal.device.store.FleetMinutes.Counts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What of a minute a metric counts. */
enum CountKind {
  /** Devices in service of which something could be known. */
  EXPECTED,
  ONLINE,
  /** Devices with telemetry that is no older than the interval. */
  FRESH,
  /** Devices that measured something in the minute. */
  MEASURED,
  /** Of these, devices of which something arrived in time. */
  TIMELY,
  /** Of those that measured, devices that reported no fault. */
  HEALTHY,
  FAULTY,
  /** Messages that arrived. */
  RECEIVED,
  /** Messages that are missing in the sequence. */
  LOST,
  /** Messages that arrived or are missing. */
  SENT,
  /** Commands whose outcome is known. */
  COMMANDS,
  /** Of these, commands with a good answer in time. */
  SUCCEEDED,
  /** Devices that could be judged at the end of the last hour. */
  JUDGED,
  /** Of these, devices that met the fleet's target over the day up to then. */
  MEETING;

  /** Whether it is known hour by hour. */
  boolean hourly() {
    return this == JUDGED || this == MEETING;
  }

  /** Whether it counts commands, of which is known what became of them whoever is heard now. */
  boolean ofCommands() {
    return this == COMMANDS || this == SUCCEEDED;
  }

  String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<CountKind> spelled(String text) {
    return Arrays.stream(values()).filter(kind -> kind.spelling().equals(text)).findFirst();
  }

  static List<String> spellings() {
    return Arrays.stream(values()).map(CountKind::spelling).toList();
  }

  /** How many it was of devices that were judged. */
  long of(Judged devices) {
    return this == MEETING ? devices.meeting() : devices.judged();
  }

  /** How many it was in a minute; what is known hour by hour isn't in minutes. */
  long of(Counts counts) {
    return switch (this) {
      case EXPECTED ->
          Math.max(
              counts.of(Column.EXPECTED) - counts.of(Column.UNKNOWN), counts.of(Column.ONLINE));
      case ONLINE -> counts.of(Column.ONLINE);
      case FRESH -> counts.of(Column.FRESH);
      case MEASURED -> counts.of(Column.MEASURED);
      case TIMELY -> counts.of(Column.TIMELY);
      case HEALTHY -> counts.of(Column.MEASURED) - counts.of(Column.FAULTY);
      case FAULTY -> counts.of(Column.FAULTY);
      case RECEIVED -> counts.of(Column.RECEIVED);
      case LOST -> counts.of(Column.LOST);
      case SENT -> counts.of(Column.RECEIVED) + counts.of(Column.LOST);
      case COMMANDS -> counts.of(Column.COMMANDS);
      case SUCCEEDED -> counts.of(Column.SUCCEEDED);
      case JUDGED, MEETING -> 0;
    };
  }
}
