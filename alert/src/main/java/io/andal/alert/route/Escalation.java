package io.andal.alert.route;

import java.time.Duration;

/**
 * Who is told too when nobody acknowledged.
 *
 * @param after since the group's first message about alerts that still nobody took
 * @param receiver by name
 */
public record Escalation(Duration after, String receiver) {}
