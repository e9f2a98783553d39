package io.andal.signal.otlp;

import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.pushed.BadQueryException;
import io.andal.signal.pushed.KeptSeries;
import io.andal.signal.pushed.PointCounter;
import io.andal.signal.pushed.SeriesCatalog;
import io.andal.signal.pushed.Way;
import java.util.List;

/** How the points that came over OTLP are read. */
record OtlpWay(SeriesCatalog<SeriesIdentity> catalog) implements Way<SeriesIdentity, OtlpTally> {
  @Override
  public String type() {
    return "OTLP";
  }

  @Override
  public String receiver() {
    return "OTLP receiver";
  }

  @Override
  public String points() {
    return "points";
  }

  @Override
  public OtlpTally tally(Metric metric, boolean counts, MinuteRange range)
      throws BadQueryException {
    return OtlpTally.of(metric, counts, range, catalog);
  }

  @Override
  public PointCounter counter(KeptSeries<SeriesIdentity> series, List<OtlpTally> tallies) {
    return new MinuteCounts(
        series.identity(),
        (since, time, counts) -> tallies.forEach(tally -> tally.add(series, since, time, counts)));
  }
}
