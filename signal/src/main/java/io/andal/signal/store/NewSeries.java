package io.andal.signal.store;

/**
 * A series to be kept.
 *
 * @param fingerprint what tells it from all others
 * @param identity what it is, as JSON
 */
public record NewSeries(String fingerprint, String identity) {}
