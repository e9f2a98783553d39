package io.andal.signal.otlp;

/**
 * A point as it was sent.
 *
 * @param timeNanos nanoseconds since 1970
 * @param startNanos nanoseconds since 1970; 0 = unknown
 * @param counts as {@link PackedCounts} packs them
 */
record ReceivedPoint(SeriesIdentity series, long timeNanos, long startNanos, byte[] counts) {}
