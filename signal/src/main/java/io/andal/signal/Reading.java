package io.andal.signal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  /**
   * Readings of a range's parts in a row. Minutes before the first are no longer kept by the system
   * and thus missing; a part that failed fails the whole.
   */
  static Reading joined(List<Reading> parts, MinuteRange range) {
    List<Slice> read = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>();
    for (Reading part : parts) {
      switch (part) {
        case Failed failed -> {
          return failed;
        }
        case Slices slices -> {
          read.addAll(slices.slices());
          warnings.addAll(slices.warnings());
        }
      }
    }
    List<Slice> all = new ArrayList<>();
    long kept = read.isEmpty() ? range.to() : read.getFirst().minute();
    for (long minute = range.from(); minute < kept; minute++) {
      all.add(Slice.missing(minute));
    }
    all.addAll(read);
    return new Slices(all, List.copyOf(warnings));
  }
}
