package io.andal.device.mqtt;

/** Filters of topics, and topics, as MQTT 5 (4.7) has them. */
public final class TopicFilter {
  private TopicFilter() {}

  /** Whether a text is a filter; shared ones are none here. */
  public static boolean isFilter(String text) {
    if (text.isEmpty() || text.indexOf('\0') >= 0 || text.startsWith("$share/")) {
      return false;
    }
    String[] levels = text.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean wild = levels[i].contains("+") || levels[i].contains("#");
      boolean inside = levels[i].equals("#") && i < levels.length - 1;
      if (inside || (wild && levels[i].length() > 1)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text is a topic on which something may be published. */
  public static boolean isTopic(String text) {
    return !text.isEmpty()
        && text.indexOf('\0') < 0
        && text.indexOf('+') < 0
        && text.indexOf('#') < 0
        && !text.startsWith("$");
  }

  /** Whether topics that a filter takes may differ at a level, from 1. */
  public static boolean variesAt(String filter, int level) {
    String[] levels = filter.split("/", -1);
    return level <= levels.length
        ? levels[level - 1].equals("+") || levels[level - 1].equals("#")
        : levels[levels.length - 1].equals("#");
  }

  /** Whether a filter takes a topic. */
  public static boolean takes(String filter, String topic) {
    String[] wanted = filter.split("/", -1);
    String[] levels = topic.split("/", -1);
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("#")) {
        return true;
      }
      if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
        return false;
      }
    }
    return wanted.length == levels.length;
  }

  /** Whether a topic may be taken by both of two filters. */
  public static boolean overlap(String one, String other) {
    String[] these = one.split("/", -1);
    String[] those = other.split("/", -1);
    for (int i = 0; ; i++) {
      boolean ended = i >= these.length || i >= those.length;
      if ((i < these.length && these[i].equals("#"))
          || (i < those.length && those[i].equals("#"))) {
        return true;
      }
      if (ended) {
        return these.length == those.length;
      }
      if (!these[i].equals(those[i]) && !these[i].equals("+") && !those[i].equals("+")) {
        return false;
      }
    }
  }

  /** One level of a topic, from 1; empty if it has fewer. */
  public static String level(String topic, int level) {
    int from = 0;
    for (int i = 1; i < level; i++) {
      int slash = topic.indexOf('/', from);
      if (slash < 0) {
        return "";
      }
      from = slash + 1;
    }
    int to = topic.indexOf('/', from);
    return level < 1 ? "" : topic.substring(from, to < 0 ? topic.length() : to);
  }
}
