package io.andal.signal.pushed;

/** A series that is kept, by its number in the store. */
public record KeptSeries<S extends Identity>(long id, S identity) {}
