package io.andal.signal.remotewrite;

import io.andal.signal.Metric;
import io.andal.signal.MinuteRange;
import io.andal.signal.pushed.BadQueryException;
import io.andal.signal.pushed.KeptSeries;
import io.andal.signal.pushed.PointCounter;
import io.andal.signal.pushed.SeriesCatalog;
import io.andal.signal.pushed.Way;
import java.util.List;

/** How the samples that came by remote write are read. */
record RemoteWriteWay(SeriesCatalog<SeriesLabels> catalog, MetricTypes types)
    implements Way<SeriesLabels, SampleTally> {
  @Override
  public String type() {
    return "RemoteWrite";
  }

  @Override
  public String receiver() {
    return "Remote write receiver";
  }

  @Override
  public String points() {
    return "samples";
  }

  @Override
  public SampleTally tally(Metric metric, boolean counts, MinuteRange range)
      throws BadQueryException {
    return SampleTally.of(metric, counts, range, catalog, types);
  }

  @Override
  public PointCounter counter(KeptSeries<SeriesLabels> series, List<SampleTally> tallies) {
    return new SeriesCounter(
        (since, time, increase, value) ->
            tallies.forEach(tally -> tally.add(series, since, time, increase, value)));
  }
}
