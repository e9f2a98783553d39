package io.andal.device.sparkplug;

import java.util.Optional;

/**
 * A topic {@code spBv1.0/GROUP/TYPE/NODE[/DEVICE]}.
 *
 * @param device empty if the message is one of the edge node itself
 */
public record SparkplugTopic(String group, MessageType type, String node, String device) {
  /** What all topics begin with. */
  public static final String NAMESPACE = "spBv1.0";

  private static final String STATE = NAMESPACE + "/STATE/";
  private static final int MOST_LEVELS = 5;
  private static final String SEPARATOR = "+";
  private static final String SEPARATOR_PATTERN = "\\+";

  /** Reads a topic; empty if it is none of an edge node. */
  public static Optional<SparkplugTopic> of(String topic) {
    String[] levels = topic.split("/", -1);
    if (levels.length < MOST_LEVELS - 1
        || levels.length > MOST_LEVELS
        || !levels[0].equals(NAMESPACE)) {
      return Optional.empty();
    }
    for (String level : levels) {
      if (level.isEmpty() || level.contains(SEPARATOR)) {
        return Optional.empty();
      }
    }
    boolean device = levels.length == MOST_LEVELS;
    return MessageType.named(levels[2])
        .filter(type -> type.isOfDevice() == device)
        .map(type -> new SparkplugTopic(levels[1], type, levels[3], device ? levels[4] : ""));
  }

  /** Where a host says whether it is there. */
  public static String state(String hostId) {
    return STATE + hostId;
  }

  /** Where an edge node hears commands. */
  public static String command(String group, String node) {
    return NAMESPACE + "/" + group + "/" + MessageType.NCMD + "/" + node;
  }

  /**
   * The topic of the birth of an edge node or a device.
   *
   * @param id as {@link #id} makes it
   */
  static Optional<SparkplugTopic> ofId(String id) {
    String[] parts = id.split(SEPARATOR_PATTERN, -1);
    return switch (parts.length) {
      case 2 -> Optional.of(new SparkplugTopic(parts[0], MessageType.NBIRTH, parts[1], ""));
      case 3 -> Optional.of(new SparkplugTopic(parts[0], MessageType.DBIRTH, parts[1], parts[2]));
      default -> Optional.empty();
    };
  }

  /** The edge node's id in a fleet: {@code GROUP+NODE}. */
  public String nodeId() {
    return group + SEPARATOR + node;
  }

  /**
   * The id in a fleet of whom it speaks: {@code GROUP+NODE} or {@code GROUP+NODE+DEVICE}. None of
   * the three can have a plus, and an address of a page can't have a slash.
   */
  public String id() {
    return device.isEmpty() ? nodeId() : nodeId() + SEPARATOR + device;
  }
}
