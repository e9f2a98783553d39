package io.andal.device.mqtt;

import io.andal.device.sparkplug.SparkplugSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The broker of a fleet, and what is subscribed there. Holds references to secrets, never the
 * secrets.
 *
 * @param five whether MQTT 5 is spoken, or 3.1.1
 * @param topic of telemetry
 * @param share the name of a shared subscription; empty if it isn't shared
 * @param deviceLevel which level of a topic is the device, from 1; 0 if messages say it
 * @param username as written, or a reference
 * @param password a reference
 * @param status where devices say whether they are connected
 * @param events where the broker itself says it
 * @param embedded empty for a broker elsewhere, which the host is
 * @param sparkplug empty if messages aren't those of Sparkplug
 * @param commands where commands and answers pass by; empty if that isn't watched
 */
public record MqttSettings(
    String host,
    int port,
    boolean five,
    String topic,
    String share,
    String clientId,
    int deviceLevel,
    Optional<String> username,
    Optional<String> password,
    Optional<Tls> tls,
    Optional<Status> status,
    Optional<BrokerEvents> events,
    Optional<Embedded> embedded,
    Optional<SparkplugSettings> sparkplug,
    Optional<CommandTopics> commands) {

  /**
   * The broker is in Andal itself.
   *
   * @param connections whether each device connects for itself, so that connections tell whether it
   *     is there
   * @param ca a reference to a PEM file with the authorities of the devices' certificates; empty if
   *     they have none
   */
  public record Embedded(boolean connections, Optional<String> ca) {}

  /** References to PEM files; empty ones aren't there. */
  public record Tls(String ca, String certificate, String key) {}

  /**
   * Payloads that say whether a device is connected.
   *
   * @param goodbye of a device that leaves on purpose; empty if there is none
   */
  public record Status(String topic, String online, String offline, String goodbye) {}

  /** Reads the spec of a fleet that was found valid. */
  public static MqttSettings of(String fleet, JsonNode spec) {
    JsonNode mqtt = spec.path("mqtt");
    boolean embedded = isEmbedded(mqtt);
    URI url = URI.create(embedded ? "mqtt://embedded" : mqtt.path("url").asString(""));
    boolean secure = url.getScheme().equals("mqtts");
    return new MqttSettings(
        url.getHost(),
        url.getPort() > 0 ? url.getPort() : secure ? 8883 : 1883,
        !mqtt.path("version").asString("5").equals("3.1.1"),
        mqtt.path("topic").asString(""),
        mqtt.path("share").asString(""),
        mqtt.path("clientId").asString("andal-" + fleet),
        spec.path("mapping").path("deviceLevel").asInt(0),
        text(mqtt.path("username")),
        text(mqtt.path("password")),
        secure ? Optional.of(tls(mqtt.path("tls"))) : Optional.empty(),
        mqtt.path("status").isObject()
            ? Optional.of(status(mqtt.path("status")))
            : Optional.empty(),
        BrokerEvents.spelled(mqtt.path("events").asString("")),
        embedded
            ? Optional.of(
                new Embedded(
                    mqtt.path("connections").asBoolean(true),
                    text(mqtt.path("clients").path("ca"))))
            : Optional.empty(),
        mqtt.path("sparkplug").isObject()
            ? Optional.of(SparkplugSettings.of(fleet, mqtt.path("sparkplug")))
            : Optional.empty(),
        CommandTopics.of(spec.path("commands")));
  }

  /**
   * Whether connections tell which devices are there.
   *
   * @param mqtt of a fleet that was found valid
   */
  public static boolean tellsConnections(JsonNode mqtt) {
    return mqtt.path("status").isObject()
        || !mqtt.path("events").isMissingNode()
        || mqtt.path("sparkplug").isObject()
        || (isEmbedded(mqtt) && mqtt.path("connections").asBoolean(true));
  }

  /** Whether the {@code mqtt} of a fleet asks for the broker in Andal itself. */
  public static boolean isEmbedded(JsonNode mqtt) {
    return mqtt.path("broker").asString("").equals("embedded");
  }

  private static Tls tls(JsonNode tls) {
    return new Tls(
        tls.path("ca").asString(""),
        tls.path("certificate").asString(""),
        tls.path("key").asString(""));
  }

  private static Status status(JsonNode status) {
    return new Status(
        status.path("topic").asString(""),
        status.path("online").asString("online"),
        status.path("offline").asString("offline"),
        status.path("goodbye").asString(""));
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asString("")).filter(text -> !text.isEmpty());
  }

  /** Whether a text is an address of a broker. */
  public static boolean isUrl(String text) {
    try {
      URI url = new URI(text);
      boolean scheme = "mqtt".equals(url.getScheme()) || "mqtts".equals(url.getScheme());
      String path = url.getRawPath();
      return scheme
          && url.getHost() != null
          && url.getPort() <= 65_535
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null
          && (path == null || path.isEmpty() || path.equals("/"));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** All that is subscribed. */
  List<String> filters() {
    List<String> filters = new ArrayList<>();
    if (sparkplug.isPresent()) {
      filters.add(sparkplug.get().stateTopic());
      filters.addAll(sparkplug.get().filters());
    } else {
      filters.add(subscribed(topic));
      status.ifPresent(said -> filters.add(subscribed(said.topic())));
      events.ifPresent(told -> filters.addAll(told.filters()));
      commands.ifPresent(
          each -> filters.addAll(List.of(each.commands().filter(), each.answers().filter())));
    }
    return filters;
  }

  /** A filter as it is subscribed. */
  private String subscribed(String filter) {
    return share.isEmpty() ? filter : "$share/" + share + "/" + filter;
  }

  /** For people: {@code broker.pumps.example:8883}. */
  public String broker() {
    return embedded.isPresent() ? "embedded" : host + ":" + port;
  }
}
