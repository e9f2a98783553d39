package io.andal.signal;

import java.time.Duration;

/**
 * How a source wants to be read.
 *
 * @param delay how long after a minute's end its data can be expected
 * @param overlap how far back live readings are repeated, for late data
 * @param chunk the longest range that one reading asks for
 */
public record Timing(Duration delay, Duration overlap, Duration chunk) {}
