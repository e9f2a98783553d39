package io.andal.signal.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tells one series from another.
 *
 * @param unit as sent ({@code s}, {@code ms}, {@code {request}})
 * @param cumulative its points count since a start; otherwise since the point before
 * @param attributes of the resource, the scope and the point, values as text
 * @param bounds of a histogram, in the metric's unit, growing; empty for other kinds
 */
record SeriesIdentity(
    MetricKind kind,
    String name,
    String unit,
    boolean cumulative,
    SortedMap<String, String> attributes,
    List<Double> bounds) {

  /** Longer values are cut where they are stored; the fingerprint sees them whole. */
  private static final int STORED_TEXT = 1_024;

  SeriesIdentity {
    bounds = List.copyOf(bounds);
  }

  /** The same for equal identities, and, as far as SHA-256 can tell, only for them. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, kind.name());
      add(digest, name);
      add(digest, unit);
      digest.update((byte) (cumulative ? 1 : 0));
      for (Map.Entry<String, String> attribute : attributes.entrySet()) {
        add(digest, attribute.getKey());
        add(digest, attribute.getValue());
      }
      ByteBuffer numbers = ByteBuffer.allocate(4 + 8 * bounds.size()).putInt(-1);
      bounds.forEach(numbers::putDouble);
      digest.update(numbers.flip());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  /** The identity as it is stored: long values are cut. */
  SeriesIdentity stored() {
    TreeMap<String, String> cut = new TreeMap<>(attributes);
    cut.replaceAll((key, value) -> cut(value));
    return new SeriesIdentity(kind, name, unit, cumulative, cut, bounds);
  }

  private static String cut(String text) {
    if (text.length() <= STORED_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(STORED_TEXT - 1)) ? 1 : 0;
    return text.substring(0, STORED_TEXT - end);
  }
}
