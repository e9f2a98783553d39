package io.andal.device.sparkplug;

import io.andal.device.DeviceEvent;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.MessageReader;
import java.util.Map;
import java.util.TreeMap;

/** Tells what the metrics of a message say of an edge node or of a device. Not thread-safe. */
final class NodeTelling {
  private static final long MINUTE = 60_000;

  private final MetricNames names;
  private final MessageReader reader;
  private final HostListener listener;

  NodeTelling(MetricNames names, MessageReader reader, HostListener listener) {
    this.names = names;
    this.reader = reader;
    this.listener = listener;
  }

  /** All that a birth says holds now; when each metric changed last doesn't matter. */
  void birth(EdgeDevice device, SparkplugPayload payload, long number, long received)
      throws BadMessageException {
    device.forget();
    if (!names.learn(device.id(), payload)) {
      listener.refused("An edge node has more than 50,000 aliases");
    }
    for (Metric metric : payload.metrics()) {
      names.of(device.id(), metric).ifPresent(known -> device.put(known, metric));
    }
    device.born = true;
    device.lastReceived = received;
    listener.telemetry(device.message(reader, millis(payload.timestamp()), number), received);
  }

  /**
   * What changed, and what is told of the past.
   *
   * @param number {@link DeviceEvent#NONE} if it was counted for another one
   * @return false if a metric has an alias that no birth told
   */
  boolean data(EdgeDevice device, Held message, long number) throws BadMessageException {
    boolean known = true;
    boolean live = number != DeviceEvent.NONE;
    long newest = Metric.NONE;
    TreeMap<Long, Past> past = new TreeMap<>();
    for (Metric metric : message.payload().metrics()) {
      MetricNames.Known name = names.of(device.id(), metric).orElse(null);
      if (name == null) {
        known = false;
        continue;
      }
      note(past, device, name, metric);
      if (!metric.historical()) {
        live = true;
        device.put(name, metric);
        newest = Math.max(newest, metric.timestamp());
      }
    }
    long received = message.receivedMillis();
    if (live) {
      long measured = newest == Metric.NONE ? message.payload().timestamp() : newest;
      past.remove(measured / MINUTE);
      device.lastReceived = Math.max(device.lastReceived, received);
      listener.telemetry(device.message(reader, millis(measured), number), received);
    }
    past.values().forEach(each -> past(device, each, received));
    return known;
  }

  /** A metric was measured in its minute, whatever else the message says. */
  private void note(Map<Long, Past> past, EdgeDevice device, MetricNames.Known name, Metric metric)
      throws BadMessageException {
    if (metric.timestamp() != Metric.NONE) {
      past.merge(
          metric.timestamp() / MINUTE,
          new Past(metric.timestamp(), device.wasFaulty(reader, name, metric)),
          Past::and);
    }
  }

  /** A message that comes after those that follow it: it says nothing about now. */
  void late(EdgeDevice device, Held message) throws BadMessageException {
    TreeMap<Long, Past> past = new TreeMap<>();
    for (Metric metric : message.payload().metrics()) {
      MetricNames.Known name = names.of(device.id(), metric).orElse(null);
      if (name != null) {
        note(past, device, name, metric);
      }
    }
    past.values().forEach(each -> past(device, each, message.receivedMillis()));
  }

  /** The edge node itself passed a message of a device on. */
  void passed(EdgeDevice node, Held message) {
    node.lastReceived = Math.max(node.lastReceived, message.receivedMillis());
    listener.happened(
        node.id(),
        new DeviceEvent.Telemetry(
            message.receivedMillis(),
            millis(message.payload().timestamp()),
            message.number(),
            node.isFaulty()));
  }

  private record Past(long millis, boolean fault) {
    Past and(Past other) {
      return new Past(Math.max(millis, other.millis), fault || other.fault);
    }
  }

  private void past(EdgeDevice device, Past each, long received) {
    listener.happened(
        device.id(), new DeviceEvent.Historical(received, each.millis(), each.fault()));
  }

  private static long millis(long timestamp) {
    return timestamp == Metric.NONE ? DeviceEvent.NONE : timestamp;
  }
}
