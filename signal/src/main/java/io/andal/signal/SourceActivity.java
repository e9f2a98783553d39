package io.andal.signal;

/**
 * What was asked of a source since the start.
 *
 * @param readings how often it was read
 * @param failures how many of them gave nothing for at least one indicator
 */
public record SourceActivity(String source, String type, long readings, long failures) {}
