package io.andal.device.sparkplug;

import io.andal.signal.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How a fleet is a host application of Sparkplug.
 *
 * @param hostId what the host calls itself
 * @param groups whose edge nodes are heard; none if all are
 * @param reorderMillis how long a missing message is waited for
 * @param rebirthMillis how often an edge node is asked at most to be born again
 */
public record SparkplugSettings(
    String hostId, List<String> groups, long reorderMillis, long rebirthMillis) {
  /** The longest time that a missing message is waited for. */
  public static final Duration LONGEST_REORDER = Duration.ofMinutes(1);

  /** The longest time between two requests. */
  public static final Duration LONGEST_REBIRTH = Duration.ofHours(1);

  private static final Duration REORDER = Duration.ofSeconds(5);
  private static final Duration REBIRTH = Duration.ofMinutes(1);

  public SparkplugSettings {
    groups = List.copyOf(groups);
  }

  /** Reads {@code mqtt.sparkplug} of a fleet that was found valid. */
  public static SparkplugSettings of(String fleet, JsonNode sparkplug) {
    List<String> groups = new ArrayList<>();
    sparkplug.path("groups").forEach(group -> groups.add(group.asString("")));
    return new SparkplugSettings(
        sparkplug.path("hostId").asString("andal-" + fleet),
        groups,
        duration(sparkplug.path("reorderTimeout"), REORDER),
        duration(sparkplug.path("rebirthEvery"), REBIRTH));
  }

  private static long duration(JsonNode node, Duration otherwise) {
    return Durations.parse(node.asString("")).orElse(otherwise).toMillis();
  }

  /** What is subscribed for edge nodes. */
  public List<String> filters() {
    return groups.isEmpty()
        ? List.of(SparkplugTopic.NAMESPACE + "/#")
        : groups.stream().map(group -> SparkplugTopic.NAMESPACE + "/" + group + "/#").toList();
  }

  /** Where this host says whether it is there. */
  public String stateTopic() {
    return SparkplugTopic.state(hostId);
  }

  /** Whether messages of a group are heard. */
  public boolean hears(String group) {
    return groups.isEmpty() || groups.contains(group);
  }
}
