package io.andal.device.mqtt;

import io.andal.device.OfflineReason;
import io.andal.device.message.BadMessageException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What brokers tell of their clients by themselves: a client is the device whose id it has. Such
 * events may come twice and in any order, so what counts is the broker's time.
 *
 * <p>Sources: AWS IoT Core, "Lifecycle events"; EMQX, "System topic".
 */
public enum BrokerEvents {
  /** AWS IoT Core. */
  AWS_IOT(
      "$aws/events/presence/connected/+",
      "$aws/events/presence/disconnected/+",
      "timestamp",
      "disconnectReason"),
  /** EMQX; its access rules have to allow the subscription. */
  EMQX(
      "$SYS/brokers/+/clients/+/connected",
      "$SYS/brokers/+/clients/+/disconnected",
      "ts",
      "reason");

  /** In the topics of both. */
  private static final int DEVICE_LEVEL = 5;

  private static final int LARGEST = 64 * 1024;
  private static final long OLDEST_MILLIS = 3_600_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final String connected;
  private final String disconnected;
  private final String time;
  private final String why;

  /**
   * @param connected on which topics it tells that a client connected
   * @param time the field with milliseconds since 1970
   * @param why the field with the reason of a disconnection
   */
  BrokerEvents(String connected, String disconnected, String time, String why) {
    this.connected = connected;
    this.disconnected = disconnected;
    this.time = time;
    this.why = why;
  }

  /** As documents write it: {@code aws-iot}. */
  String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that is spelled so. */
  static Optional<BrokerEvents> spelled(String text) {
    return Arrays.stream(values()).filter(events -> events.spelling().equals(text)).findFirst();
  }

  /** What is subscribed. */
  List<String> filters() {
    return List.of(connected, disconnected);
  }

  /** Whether a topic is one of such events. */
  boolean takes(String topic) {
    return TopicFilter.takes(connected, topic) || TopicFilter.takes(disconnected, topic);
  }

  /** The client of which an event tells. */
  static String device(String topic) {
    return TopicFilter.level(topic, DEVICE_LEVEL);
  }

  /**
   * What an event says.
   *
   * @param topic one that {@link #takes}
   * @return empty if it changes nothing: the client is there, over another connection
   * @throws BadMessageException if it can't be read, or is older than an hour
   */
  Optional<Turned> read(String topic, byte[] payload, String device, long receivedMillis)
      throws BadMessageException {
    JsonNode event = json(payload);
    long when = Math.min(event.path(time).asLong(receivedMillis), receivedMillis);
    if (when < receivedMillis - OLDEST_MILLIS) {
      throw BadMessageException.of("An event of the broker is more than an hour old");
    }
    if (TopicFilter.takes(connected, topic)) {
      return Optional.of(new Turned(device, true, OfflineReason.NONE, when));
    }
    return reason(event.path(why).asString(""))
        .map(reason -> new Turned(device, false, reason, when));
  }

  /** What a word of either broker means; empty if the client connected anew before. */
  private static Optional<OfflineReason> reason(String word) {
    return switch (word) {
      case "CLIENT_INITIATED_DISCONNECT", "normal" -> Optional.of(OfflineReason.GRACEFUL);
      case "MQTT_KEEP_ALIVE_TIMEOUT", "keepalive_timeout" -> Optional.of(OfflineReason.KEEP_ALIVE);
      case "DUPLICATE_CLIENTID", "takenover", "takeovered", "discarded" -> Optional.empty();
      default -> Optional.of(OfflineReason.LOST);
    };
  }

  private static JsonNode json(byte[] payload) throws BadMessageException {
    if (payload.length <= LARGEST) {
      try {
        JsonNode event = JSON.readTree(payload);
        if (event.isObject()) {
          return event;
        }
      } catch (JacksonException e) {
        throw BadMessageException.of("An event of the broker is no JSON object");
      }
    }
    throw BadMessageException.of("An event of the broker is no JSON object of at most 64 KiB");
  }
}
