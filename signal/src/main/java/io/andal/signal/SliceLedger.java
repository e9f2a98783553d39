package io.andal.signal;

import java.util.List;
import java.util.Map;

/** Where read slices go. What it returned from recording survives a crash. Thread-safe. */
public interface SliceLedger {

  /**
   * The minutes of a range that were never read (a {@link Quality#MISSING} slice was read), as
   * maximal runs, newest first.
   */
  List<MinuteRange> gaps(SeriesId series, MinuteRange within);

  /** Adds slices, replacing what stood there, all or none. */
  void record(Map<SeriesId, List<Slice>> slices);
}
