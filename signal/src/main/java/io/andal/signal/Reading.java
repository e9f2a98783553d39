package io.andal.signal;

import java.util.List;

/** What came of reading one indicator over one range. */
public sealed interface Reading {

  /**
   * The range was read: one slice for each minute of it, in order.
   *
   * @param warnings what the source remarked, in its words; empty if nothing
   */
  record Slices(List<Slice> slices, List<String> warnings) implements Reading {
    public Slices {
      slices = List.copyOf(slices);
      warnings = List.copyOf(warnings);
    }
  }

  /** It could not be read; nothing is known of the range, and it is asked for again later. */
  record Failed(SourceFailure failure) implements Reading {}
}
