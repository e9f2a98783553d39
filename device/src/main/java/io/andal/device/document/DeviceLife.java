package io.andal.device.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where in its life a device is. */
public enum DeviceLife {
  /** Known, not yet at work. */
  COMMISSIONED,
  /** At work: it counts. */
  IN_SERVICE,
  /** Somebody works on it: it doesn't count for a while. */
  MAINTENANCE,
  /** Gone for good: it isn't heard any more. */
  RETIRED;

  /** As documents write it: {@code in-service}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<DeviceLife> spelled(String text) {
    return Arrays.stream(values()).filter(life -> life.spelling().equals(text)).findFirst();
  }
}
