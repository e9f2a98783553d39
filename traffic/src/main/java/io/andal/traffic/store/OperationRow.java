package io.andal.traffic.store;

import io.andal.traffic.count.Tally;

/**
 * A stored operation.
 *
 * @param all what is known of it, without minutes
 */
public record OperationRow(
    long id, String api, String verb, String template, String classes, Tally all) {}
