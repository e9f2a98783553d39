package io.andal.traffic;

import java.time.Instant;

/**
 * How far a file has been read, with what it is known by again after it was renamed or packed.
 *
 * @param source name of the TrafficSource
 * @param id of the file, unique within the source; stays the same through renaming
 * @param path where it was last seen
 * @param headBytes how many of its first bytes {@code head} is made of
 * @param head a digest of these bytes, in hexadecimal
 * @param offset how many of its bytes are read, unpacked; always the end of a line
 * @param at when it was read
 */
public record LogPlace(
    String source, String id, String path, int headBytes, String head, long offset, Instant at) {}
