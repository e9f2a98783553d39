package io.andal.traffic.count;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Media types that are fit to be kept. */
final class MediaType {
  private static final Pattern TYPE =
      Pattern.compile("[a-z0-9][a-z0-9.+_-]{0,60}/[a-z0-9*][a-z0-9.+_-]{0,90}");
  private static final int MOST_KNOWN = 1_000;
  private static final Map<String, Optional<String>> KNOWN = new ConcurrentHashMap<>();

  private MediaType() {}

  /** The type itself; empty if it is none. */
  static Optional<String> of(String text) {
    Optional<String> known = KNOWN.get(text);
    if (known != null) {
      return known;
    }
    Optional<String> type = TYPE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    if (KNOWN.size() < MOST_KNOWN && text.length() <= 160) {
      KNOWN.put(text, type);
    }
    return type;
  }
}
