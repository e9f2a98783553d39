package io.andal.device.sparkplug;

import io.andal.device.message.BadMessageException;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An edge node, or a device behind one: what holds of it now. Sparkplug tells changes only, so the
 * last value of each metric that the mapping asks for is kept. Not thread-safe.
 */
final class EdgeDevice {
  private final String id;
  private ObjectNode metrics = JsonMapper.shared().createObjectNode();
  private boolean faulty;

  /** Whether it was born in the session that its edge node has now. */
  boolean born;

  /** When its last message was received; 0 if never. */
  long lastReceived;

  EdgeDevice(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** A birth tells all metrics there are. */
  void forget() {
    metrics = JsonMapper.shared().createObjectNode();
  }

  void put(MetricNames.Known known, Metric metric) {
    if (!known.name().isEmpty()) {
      metric
          .value(known.type())
          .ifPresentOrElse(
              value -> metrics.set(known.name(), value), () -> metrics.remove(known.name()));
    }
  }

  /** What holds now, as a message. */
  DeviceMessage message(MessageReader reader, long measured, long number)
      throws BadMessageException {
    DeviceMessage read = reader.read(metrics, id);
    faulty = read.fault();
    return new DeviceMessage(id, measured, number, faulty, read.attributes(), read.values());
  }

  /** Whether its last message reported a fault. */
  boolean isFaulty() {
    return faulty;
  }

  /** Whether one metric of the past reports a fault. */
  boolean wasFaulty(MessageReader reader, MetricNames.Known known, Metric metric)
      throws BadMessageException {
    boolean asked =
        reader
            .mapping()
            .fault()
            .map(place -> place.getMatchingProperty().equals(known.name()))
            .orElse(false);
    JsonNode value = asked ? metric.value(known.type()).orElse(null) : null;
    if (value == null) {
      return false;
    }
    ObjectNode one = JsonMapper.shared().createObjectNode();
    one.set(known.name(), value);
    return reader.read(one, id).fault();
  }
}
