package io.andal.server.device;

import io.andal.device.Column;
import io.andal.device.live.Fleets;
import io.andal.device.store.FleetMinutes.Counts;
import io.andal.server.web.chart.PresenceChart;
import io.andal.signal.MinuteRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The last day of a fleet in spans of a quarter of an hour. */
final class FleetHistory {
  private static final int SPAN = 15;
  private static final int MINUTES = 24 * 60;

  private FleetHistory() {}

  static List<PresenceChart.Column> of(Fleets fleets, String fleet, long now) {
    long end = now - now % SPAN + SPAN;
    MinuteRange day = new MinuteRange(end - MINUTES, end);
    Map<Long, Counts> minutes =
        fleets.minutes().of(fleet, fleets.store().groups(fleet).keySet(), day);
    List<PresenceChart.Column> columns = new ArrayList<>();
    for (long from = day.from(); from < day.to(); from += SPAN) {
      long online = 0;
      long expected = 0;
      long unknown = 0;
      for (long minute = from; minute < Math.min(from + SPAN, now); minute++) {
        Counts counts = minutes.get(minute);
        if (counts != null && counts.of(Column.EXPECTED) > 0) {
          long all = counts.of(Column.EXPECTED);
          long here = Math.min(counts.of(Column.ONLINE), all);
          long unheard = Math.clamp(counts.of(Column.UNKNOWN), 0, all - here);
          online += here;
          unknown += unheard;
          expected += all - unheard;
        }
      }
      columns.add(new PresenceChart.Column(from, from + SPAN, online, expected, unknown));
    }
    return columns;
  }
}
