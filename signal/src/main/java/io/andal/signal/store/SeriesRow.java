package io.andal.signal.store;

/** A kept series: its number, its fingerprint, and what it is, as JSON. */
public record SeriesRow(long id, String fingerprint, String identity) {}
