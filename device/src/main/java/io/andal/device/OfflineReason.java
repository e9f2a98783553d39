package io.andal.device;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a device is offline. The order is the one in which it is stored. */
public enum OfflineReason {
  /** It isn't, or nobody said why. */
  NONE(0),
  /** It said goodbye. */
  GRACEFUL(1),
  /** Its last will was published: the connection broke. */
  LAST_WILL(2),
  /** The broker waited for it in vain. */
  KEEP_ALIVE(3),
  /** It was expected to send something, and didn't. */
  SILENCE(4),
  /** Its own death certificate (Sparkplug). */
  DEATH(5),
  /** The connection broke, and it left no will. */
  LOST(6),
  /** The death certificate of the edge node it is behind (Sparkplug). */
  NODE_DEATH(7);

  private final int number;

  OfflineReason(int number) {
    this.number = number;
  }

  /** As it is stored. */
  public int number() {
    return number;
  }

  /** The one that is stored so. */
  public static OfflineReason numbered(int number) {
    return ALL.get(number);
  }

  static final List<OfflineReason> ALL = List.of(values());

  /** As documents and REST write it: {@code last-will}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The reason that is spelled so. */
  public static Optional<OfflineReason> spelled(String text) {
    return Arrays.stream(values()).filter(reason -> reason.spelling().equals(text)).findFirst();
  }
}
