package io.andal.signal.remotewrite;

/** A series that is kept, by its number in the store. */
record KeptSeries(long id, SeriesLabels labels) {}
