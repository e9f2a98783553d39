package io.andal.device.sparkplug;

import io.andal.device.DeviceEvent;
import io.andal.device.message.BadMessageException;
import io.andal.device.message.DeviceMessage;
import io.andal.device.message.MessageReader;
import java.util.Set;

/** What one captured message says by itself, as if nothing had come before it. Stateless. */
public final class SparkplugTrial {
  private SparkplugTrial() {}

  /**
   * Reads a message.
   *
   * @throws BadMessageException if it isn't one that would be heard and taken, or only its birth
   *     tells what its aliases mean
   */
  public static DeviceMessage of(
      SparkplugSettings settings,
      MessageReader reader,
      String topic,
      byte[] payload,
      long nowMillis)
      throws BadMessageException {
    if (topic.isEmpty()) {
      throw BadMessageException.of("A message of this fleet has a topic, and none was given");
    }
    SparkplugTopic of =
        SparkplugTopic.of(topic)
            .filter(each -> settings.hears(each.group()))
            .orElseThrow(
                () ->
                    BadMessageException.of(
                        "The topic isn't one of "
                            + String.join(" or ", settings.filters())
                            + ", so the message isn't heard"));
    if (of.type().isCommand()) {
      throw BadMessageException.of("The message is a command, which only an edge node takes");
    }
    MessageReader.checked(of.id(), "in the topic");
    SparkplugPayload read = PayloadReader.read(payload);
    long number = DeviceEvent.NONE;
    switch (of.type()) {
      case NBIRTH -> {
        read.birth();
        number = read.number();
      }
      case NDEATH -> read.birth();
      case DBIRTH, DDEATH, NDATA, DDATA, NCMD, DCMD -> number = read.number();
    }
    Set<String> mapped = SparkplugHost.metrics(reader.mapping());
    MetricNames names = new MetricNames(mapped);
    EdgeDevice device = new EdgeDevice(of.id());
    names.learn(of.id(), read);
    long newest = Metric.NONE;
    for (Metric metric : read.metrics()) {
      if (metric.name().isEmpty()) {
        throw BadMessageException.of(
            "Metrics are named by aliases, which mean something only after the birth; try a birth");
      }
      newest = Math.max(newest, metric.timestamp());
      names.of(of.id(), metric).ifPresent(known -> device.put(known, metric));
    }
    boolean data = of.type() == MessageType.NDATA || of.type() == MessageType.DDATA;
    long measured = data && newest != Metric.NONE ? newest : read.timestamp();
    return device.message(reader, measured == Metric.NONE ? nowMillis : measured, number);
  }
}
