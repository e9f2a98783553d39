package io.andal.traffic.store;

import io.andal.traffic.count.Tally;

/**
 * An operation to be written.
 *
 * @param id 0 if it is new
 * @param classes of its parameters' values
 * @param delta what is to be added
 */
public record OperationChange(
    long id, String api, String verb, String template, String classes, Tally delta) {}
