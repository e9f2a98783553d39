package io.andal.server;

import io.andal.signal.MinuteRange;
import io.andal.signal.SeriesId;
import io.andal.signal.Slice;
import io.andal.signal.SliceLedger;
import java.util.List;
import java.util.Map;

/**
 * Says that slices came, once they are kept: an alert doesn't wait for the next look at all rules.
 */
record RingingLedger(SliceLedger ledger, Runnable came) implements SliceLedger {

  @Override
  public List<MinuteRange> gaps(SeriesId series, MinuteRange within) {
    return ledger.gaps(series, within);
  }

  @Override
  public void record(Map<SeriesId, List<Slice>> slices) {
    ledger.record(slices);
    came.run();
  }
}
