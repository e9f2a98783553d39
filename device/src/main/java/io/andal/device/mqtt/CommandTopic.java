package io.andal.device.mqtt;

import java.util.Optional;

/**
 * A filter of topics that names the level of the device, and perhaps that of the command: {@code
 * pumps/{device}/commands/{id}}.
 *
 * @param text as it is written
 * @param filter as it is subscribed
 * @param deviceLevel from 1; 0 if it names no device
 * @param idLevel from 1; 0 if it names no command
 */
public record CommandTopic(String text, String filter, int deviceLevel, int idLevel) {
  private static final String DEVICE = "{device}";
  private static final String ID = "{id}";

  /** Reads what is written. */
  public static CommandTopic of(String text) {
    return new CommandTopic(
        text, text.replace(DEVICE, "+").replace(ID, "+"), level(text, DEVICE), level(text, ID));
  }

  /** Whether it names the device once. */
  public boolean namesDevice() {
    return deviceLevel > 0 && once(DEVICE);
  }

  /** Whether it names the command, once. */
  public boolean namesId() {
    return idLevel > 0 && once(ID);
  }

  private boolean once(String name) {
    return text.indexOf(name) == text.lastIndexOf(name);
  }

  /** Whether it takes a topic. */
  public boolean takes(String topic) {
    return TopicFilter.takes(filter, topic);
  }

  /** The device that a topic names. */
  public String device(String topic) {
    return TopicFilter.level(topic, deviceLevel);
  }

  /** The command that a topic names; empty if topics name none. */
  public String id(String topic) {
    return namesId() ? TopicFilter.level(topic, idLevel) : "";
  }

  /** Where Andal sends a command itself, if there are no wild cards. */
  public String topic(String device, String id) {
    return text.replace(DEVICE, device).replace(ID, id);
  }

  /**
   * Whether somebody who subscribes to a filter hears nothing else than commands.
   *
   * @param only the device to which they are; empty for any
   */
  public boolean isHeardBy(String filter, Optional<String> only) {
    String[] here = text.split("/", -1);
    String[] wanted = filter.split("/", -1);
    if (here.length != wanted.length) {
      return false;
    }
    for (int i = 0; i < here.length; i++) {
      boolean fits =
          switch (here[i]) {
            case DEVICE -> only.map(wanted[i]::equals).orElse(!wanted[i].equals("#"));
            case ID -> true;
            default -> here[i].equals(wanted[i]);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int level(String text, String name) {
    String[] levels = text.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      if (levels[i].equals(name)) {
        return i + 1;
      }
    }
    return 0;
  }
}
