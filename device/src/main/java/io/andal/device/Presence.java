package io.andal.device;

import java.util.List;

/** Whether a device is there. The order is the one in which it is stored. */
public enum Presence {
  /** Nothing was ever heard of it. */
  NEVER_SEEN(0),
  ONLINE(1),
  OFFLINE(2),
  /** It may be there or not: nobody listened. */
  UNKNOWN(3);

  private final int number;

  Presence(int number) {
    this.number = number;
  }

  /** As it is stored. */
  public int number() {
    return number;
  }

  /** The one that is stored so. */
  public static Presence numbered(int number) {
    return ALL.get(number);
  }

  static final List<Presence> ALL = List.of(values());
}
