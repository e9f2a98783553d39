package io.andal.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a source is, in plain words.
 *
 * @param identity what answered ({@code Prometheus 2.42.0}); empty if nothing did
 * @param lastSuccess when it was last read without failure
 * @param lastFailure what went wrong last; empty once a later reading went well
 * @param waiting how many SLIs wait for it now
 * @param waits which SLIs wait and why, those with one reason together, the most first
 */
public record SourceHealth(
    String source,
    String type,
    State state,
    String identity,
    Optional<Instant> lastSuccess,
    Optional<Instant> failingSince,
    Optional<SourceFailure> lastFailure,
    int indicators,
    int waiting,
    List<Wait> waits) {
  public SourceHealth {
    waits = List.copyOf(waits);
  }

  /** The same where nobody says which SLIs wait. */
  public SourceHealth(
      String source,
      String type,
      State state,
      String identity,
      Optional<Instant> lastSuccess,
      Optional<Instant> failingSince,
      Optional<SourceFailure> lastFailure,
      int indicators,
      int waiting) {
    this(
        source,
        type,
        state,
        identity,
        lastSuccess,
        failingSince,
        lastFailure,
        indicators,
        waiting,
        List.of());
  }

  /**
   * SLIs that can't be read for one reason.
   *
   * @param series some of them, at most {@link #MOST_NAMED}
   * @param count all of them
   */
  public record Wait(SourceFailure failure, List<SeriesId> series, int count) {
    /** So many SLIs are named. */
    public static final int MOST_NAMED = 100;

    /** So many reasons are told. */
    public static final int MOST_REASONS = 20;

    public Wait {
      series = List.copyOf(series);
    }

    /**
     * The reasons why these are not read.
     *
     * @param outage why the whole source can't be read; null if it can
     */
    static List<Wait> of(Collection<Progress> progress, @Nullable SourceFailure outage) {
      Map<SourceFailure, List<SeriesId>> byReason = new LinkedHashMap<>();
      for (Progress one : progress) {
        SourceFailure own = one.failure();
        SourceFailure why = outage != null ? outage : own;
        if (why != null) {
          byReason.computeIfAbsent(why, _ -> new ArrayList<>()).add(one.tracked().series());
        }
      }
      return byReason.entrySet().stream()
          .map(e -> new Wait(e.getKey(), firstOf(e.getValue()), e.getValue().size()))
          .sorted(Comparator.comparingInt(Wait::count).reversed())
          .limit(MOST_REASONS)
          .toList();
    }

    private static List<SeriesId> firstOf(List<SeriesId> all) {
      return all.stream().sorted(Comparator.comparing(SeriesId::value)).limit(MOST_NAMED).toList();
    }
  }

  /** The states that a page shows. */
  public enum State {
    /** Not asked yet. */
    UNKNOWN,
    HEALTHY,
    /** Some readings fail. */
    DEGRADED,
    /** All readings fail. */
    DOWN
  }
}
