package io.andal.alert.schedule;

import java.time.Instant;

/**
 * Somebody stands in.
 *
 * @param to the first moment at which it is over
 */
public record StandIn(Person person, Instant from, Instant to) {}
