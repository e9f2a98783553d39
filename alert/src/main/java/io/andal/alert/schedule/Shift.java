package io.andal.alert.schedule;

import java.time.Instant;

/**
 * Somebody's turn.
 *
 * @param why the rotation's name, or {@code override}
 * @param to the first moment at which it is over
 */
public record Shift(Person person, String why, Instant from, Instant to) {}
