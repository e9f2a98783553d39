package io.andal.device.mqtt;

/**
 * What Andal itself publishes.
 *
 * @param atLeastOnce QoS 1, or else 0
 * @param retained whether the broker keeps it for those who subscribe later
 */
public record Publication(String topic, byte[] payload, boolean atLeastOnce, boolean retained) {}
