package io.andal.device.broker;

import io.andal.device.credential.Speaker;
import io.andal.device.sparkplug.MessageType;
import io.andal.device.sparkplug.SparkplugSettings;
import io.andal.device.sparkplug.SparkplugTopic;
import java.util.Optional;

/** Which topics of Sparkplug somebody may use at the embedded broker. Stateless. */
final class SparkplugTopics {
  private static final String[] NO_LEVELS = {};

  private SparkplugTopics() {}

  /**
   * Whether somebody may publish on a topic: births, deaths and data, of itself if it is a node.
   */
  static boolean publishes(
      String fleet, SparkplugSettings settings, Speaker speaker, String topic) {
    Optional<SparkplugTopic> of = SparkplugTopic.of(topic);
    return of.isPresent()
        && !of.get().type().isCommand()
        && settings.hears(of.get().group())
        && speaksFor(fleet, speaker, of.get().nodeId());
  }

  private static boolean speaksFor(String fleet, Speaker speaker, String node) {
    return switch (speaker) {
      case Speaker.Gateway _ -> true;
      case Speaker.Device(String of, String id) -> of.equals(fleet) && id.equals(node);
    };
  }

  /**
   * Whether somebody may subscribe to a filter: to the state of the host, and to commands to an
   * edge node and to what is behind it.
   */
  static boolean hears(String fleet, SparkplugSettings settings, Speaker speaker, String filter) {
    if (filter.equals(settings.stateTopic())) {
      return !(speaker instanceof Speaker.Device(String of, _)) || of.equals(fleet);
    }
    String[] levels =
        filter.startsWith(SparkplugTopic.NAMESPACE + "/") ? filter.split("/", -1) : NO_LEVELS;
    if (levels.length < 4 || levels.length > 5) {
      return false;
    }
    boolean node = levels[2].equals(MessageType.NCMD.name()) && endsAtNode(levels);
    boolean device = levels[2].equals(MessageType.DCMD.name()) && levels.length == 5;
    if ((!node && !device)
        || levels[1].contains("+")
        || levels[3].contains("+")
        || levels[3].equals("#")) {
      return false;
    }
    SparkplugTopic of = new SparkplugTopic(levels[1], MessageType.NCMD, levels[3], "");
    return settings.hears(of.group()) && speaksFor(fleet, speaker, of.nodeId());
  }

  /** Many clients write {@code NCMD/NODE/#}, which takes {@code NCMD/NODE} too. */
  private static boolean endsAtNode(String[] levels) {
    return levels.length == 4 || levels[4].equals("#");
  }
}
