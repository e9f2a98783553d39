package io.andal.device.live;

/**
 * A command that was sent to a device.
 *
 * @param id by which its answer is known
 * @param topic on which it was sent
 * @param sentMillis UTC milliseconds
 */
public record SentCommand(String device, String id, String topic, long sentMillis) {}
