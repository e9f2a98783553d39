package io.andal.signal;

/**
 * An SLI that somebody needs.
 *
 * @param historyMinutes how far back slices are wanted, counted from now
 */
public record TrackedIndicator(SeriesId series, Indicator indicator, long historyMinutes) {}
