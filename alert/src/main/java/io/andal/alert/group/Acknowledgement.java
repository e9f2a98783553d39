package io.andal.alert.group;

import java.time.Instant;

/**
 * Somebody took an alert: it isn't repeated and doesn't escalate.
 *
 * @param by who
 */
public record Acknowledgement(String by, Instant at) {}
