package io.andal.device.document;

import io.andal.device.KernelRules;
import io.andal.device.message.Mapping;
import io.andal.device.message.PayloadFormat;
import io.andal.device.mqtt.MqttSettings;
import io.andal.signal.Durations;
import io.andal.workspace.Document;
import io.andal.workspace.SecretReference;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What a Fleet document says.
 *
 * @param open whether devices that nobody listed may speak
 * @param mostPerMinute messages of one device that are taken in a minute
 * @param groupBy attributes by which minutes are counted apart
 * @param target the availability that each device should have, in millionths; empty if none is set
 * @param commandsWithinMillis how long a command's answer may take
 * @param mqtt the broker; empty for a fleet that pushes
 */
public record FleetSpec(
    String name,
    String title,
    KernelRules rules,
    Mapping mapping,
    boolean open,
    int mostPerMinute,
    List<String> groupBy,
    List<ListedDevice> devices,
    OptionalInt target,
    long commandsWithinMillis,
    Optional<MqttSettings> mqtt) {
  static final int MOST_PER_MINUTE = 6_000;
  private static final int SPARKPLUG_NUMBERS = 256;

  public FleetSpec {
    groupBy = List.copyOf(groupBy);
    devices = List.copyOf(devices);
  }

  /** Whether the fleet is heard at the broker in Andal itself. */
  public boolean isEmbedded() {
    return mqtt.flatMap(MqttSettings::embedded).isPresent();
  }

  /** Whether answers to commands are heard at the broker, and not only posted. */
  public boolean watchesCommands() {
    return mqtt.flatMap(MqttSettings::commands).isPresent();
  }

  /** Reads a document that was found valid. */
  public static FleetSpec of(Document document) {
    JsonNode spec = document.spec();
    return new FleetSpec(
        document.name(),
        document.displayName(),
        rules(spec),
        mapping(spec.path("mapping")),
        !spec.path("registration").asString("open").equals("listed"),
        spec.path("maxMessagesPerMinute").asInt(MOST_PER_MINUTE),
        texts(spec.path("groupBy")),
        devices(spec.path("devices")),
        target(spec.path("target")),
        millis(spec.path("commands"), "within", Duration.ofSeconds(30)),
        spec.path("mqtt").isObject()
            ? Optional.of(MqttSettings.of(document.name(), spec))
            : Optional.empty());
  }

  static KernelRules rules(JsonNode spec) {
    long interval = millis(spec, "interval", Duration.ofMinutes(1));
    boolean sparkplug = spec.path("mqtt").path("sparkplug").isObject();
    // Sparkplug tells changes only: silence means nothing, for births and deaths tell who is there.
    Duration silence = sparkplug ? Duration.ZERO : Duration.ofMillis(interval * 3 / 2 + 1_000);
    return new KernelRules(
        MqttSettings.tellsConnections(spec.path("mqtt")),
        interval,
        millis(spec, "offlineAfter", silence),
        millis(spec, "clockTolerance", Duration.ofSeconds(2)),
        millis(spec, "latency", Duration.ofSeconds(10)),
        spec.path("sequences").asLong(sparkplug ? SPARKPLUG_NUMBERS : 0));
  }

  private static long millis(JsonNode spec, String field, Duration otherwise) {
    JsonNode node = spec.path(field);
    return node.isMissingNode()
        ? otherwise.toMillis()
        : Durations.parse(node.asString("")).orElseThrow().toMillis();
  }

  private static Mapping mapping(JsonNode mapping) {
    return new Mapping(
        format(mapping),
        pointer(mapping.path("device")),
        pointer(mapping.path("time")),
        pointer(mapping.path("sequence")),
        pointer(mapping.path("fault")),
        pointers(mapping.path("attributes")),
        pointers(mapping.path("values")));
  }

  private static PayloadFormat format(JsonNode mapping) {
    return switch (mapping.path("format").asString("JSON")) {
      case "CBOR" -> new PayloadFormat.Cbor();
      case "Sparkplug" -> new PayloadFormat.Sparkplug();
      case "Plain" -> new PayloadFormat.Plain();
      case "Protobuf" ->
          new PayloadFormat.Protobuf(
              SecretReference.file(mapping.path("protobuf").path("descriptor").asString(""))
                  .orElseThrow(),
              mapping.path("protobuf").path("message").asString(""));
      default -> new PayloadFormat.Json();
    };
  }

  private static Optional<JsonPointer> pointer(JsonNode node) {
    return node.isMissingNode()
        ? Optional.empty()
        : Optional.of(JsonPointer.compile(node.asString("")));
  }

  private static Map<String, JsonPointer> pointers(JsonNode node) {
    Map<String, JsonPointer> pointers = new TreeMap<>();
    node.properties()
        .forEach(
            entry ->
                pointers.put(entry.getKey(), JsonPointer.compile(entry.getValue().asString(""))));
    return pointers;
  }

  /** Exact to a millionth; a target of more places is rounded up, never made easier. */
  private static OptionalInt target(JsonNode node) {
    return node.isMissingNode()
        ? OptionalInt.empty()
        : OptionalInt.of(
            node.decimalValue().movePointRight(6).setScale(0, RoundingMode.CEILING).intValue());
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asString("")));
    return texts;
  }

  private static List<ListedDevice> devices(JsonNode list) {
    List<ListedDevice> devices = new ArrayList<>();
    for (JsonNode device : list) {
      Map<String, String> attributes = new TreeMap<>();
      device
          .path("attributes")
          .properties()
          .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asString("")));
      devices.add(
          new ListedDevice(
              device.path("id").asString(""),
              DeviceLife.spelled(device.path("state").asString("")).orElse(DeviceLife.IN_SERVICE),
              attributes));
    }
    return devices;
  }
}
