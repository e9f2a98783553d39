package io.andal.traffic;

/**
 * How far a log was read.
 *
 * @param source name of the TrafficSource
 * @param log which of its files, unique within the source
 * @param place where reading goes on, in the reader's own words; at most 4,000 characters
 */
public record LogPlace(String source, String log, String place) {}
