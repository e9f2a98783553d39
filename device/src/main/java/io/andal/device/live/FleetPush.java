package io.andal.device.live;

/**
 * What a door for telemetry answers.
 *
 * @param contentType of the body
 * @param retryAfterSeconds 0 if there is nothing to wait for
 */
public record FleetPush(int status, String contentType, byte[] body, int retryAfterSeconds) {}
