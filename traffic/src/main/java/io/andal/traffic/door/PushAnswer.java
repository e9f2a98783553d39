package io.andal.traffic.door;

/**
 * What a door answers to what was sent to it.
 *
 * @param status of HTTP
 * @param retryAfterSeconds 0 if the same shouldn't be sent again
 */
public record PushAnswer(int status, String contentType, byte[] body, int retryAfterSeconds) {}
