package io.andal.signal.pushed;

/**
 * A point as it was sent.
 *
 * @param timeNanos nanoseconds since 1970
 * @param startNanos as {@link io.andal.signal.store.NewPoint} has it
 * @param counts as this way of pushing packs them
 */
public record ReceivedPoint<S extends Identity>(
    S series, long timeNanos, long startNanos, byte[] counts) {}
