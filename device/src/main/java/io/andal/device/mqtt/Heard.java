package io.andal.device.mqtt;

/**
 * A message that came.
 *
 * @param retained whether it is an old one, kept by the broker
 * @param receivedMillis when it came
 * @param acknowledge tells the broker that it was taken; nothing for QoS 0
 */
record Heard(
    String topic, byte[] payload, boolean retained, long receivedMillis, Runnable acknowledge) {}
