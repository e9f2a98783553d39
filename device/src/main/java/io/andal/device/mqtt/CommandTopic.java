package io.andal.device.mqtt;

/**
 * A filter of topics that names the level of the device, and perhaps that of the command: {@code
 * pumps/{device}/commands/{id}}.
 */
public record CommandTopic(String text) {
  private static final String DEVICE = "{device}";
  private static final String ID = "{id}";

  /** Whether it names the device once. */
  public boolean namesDevice() {
    return level(DEVICE) > 0 && once(DEVICE);
  }

  /** Whether it names the command, once. */
  public boolean namesId() {
    return level(ID) > 0 && once(ID);
  }

  private boolean once(String name) {
    return text.indexOf(name) == text.lastIndexOf(name);
  }

  /** As it is subscribed. */
  public String filter() {
    return text.replace(DEVICE, "+").replace(ID, "+");
  }

  boolean takes(String topic) {
    return TopicFilter.takes(filter(), topic);
  }

  /** The device that a topic names. */
  public String device(String topic) {
    return TopicFilter.level(topic, level(DEVICE));
  }

  /** The command that a topic names; empty if topics name none. */
  public String id(String topic) {
    return namesId() ? TopicFilter.level(topic, level(ID)) : "";
  }

  private int level(String name) {
    String[] levels = text.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      if (levels[i].equals(name)) {
        return i + 1;
      }
    }
    return 0;
  }
}
