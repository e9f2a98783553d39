package io.andal.traffic.door;

import java.util.Locale;

/** Reads the media types of bodies. */
public final class MediaTypes {
  private static final int LONGEST = 100;

  private MediaTypes() {}

  /** Lower case, without parameters; empty if this is none. */
  public static String of(String text) {
    int semicolon = text.indexOf(';');
    String type = (semicolon >= 0 ? text.substring(0, semicolon) : text).strip();
    boolean fits =
        type.length() <= LONGEST
            && type.indexOf('/') > 0
            && type.chars().allMatch(c -> c > ' ' && c < 127 && "\"'<>,".indexOf(c) < 0);
    return fits ? type.toLowerCase(Locale.ROOT) : "";
  }
}
