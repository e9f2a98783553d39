package io.andal.signal.otlp;

/** A series that is kept, by its number in the store. */
record KeptSeries(long id, SeriesIdentity identity) {}
