package io.andal.device.mqtt;

/**
 * A message that came.
 *
 * @param retained whether it is an old one, kept by the broker
 * @param speaker the only device for which it may speak; empty for any
 * @param receivedMillis when it came
 * @param acknowledge tells the broker that it was taken; nothing for QoS 0
 */
record Heard(
    String topic,
    byte[] payload,
    boolean retained,
    String speaker,
    long receivedMillis,
    Runnable acknowledge)
    implements Arrived {}
