package io.andal.device.sparkplug;

/**
 * A message with its place in its edge node's order.
 *
 * @param number its seq, 0 to 255
 * @param bytes of its payload
 */
record Held(
    SparkplugTopic topic, SparkplugPayload payload, int number, int bytes, long receivedMillis) {}
