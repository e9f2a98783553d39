package io.andal.traffic.store;

/** Two stored operations turned out to be one: all of the first belongs to the second. */
public record Move(long from, long into) {}
