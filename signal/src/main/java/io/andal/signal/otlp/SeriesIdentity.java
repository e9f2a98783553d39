package io.andal.signal.otlp;

import io.andal.signal.pushed.Fingerprint;
import io.andal.signal.pushed.Identity;
import java.nio.ByteBuffer;
import java.util.List;
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
    List<Double> bounds)
    implements Identity {

  /** Longer values are cut where they are stored; the fingerprint sees them whole. */
  private static final int STORED_TEXT = 1_024;

  SeriesIdentity {
    bounds = List.copyOf(bounds);
  }

  @Override
  public String fingerprint() {
    ByteBuffer numbers = ByteBuffer.allocate(4 + 8 * bounds.size()).putInt(-1);
    bounds.forEach(numbers::putDouble);
    return new Fingerprint()
        .add(kind.name())
        .add(name)
        .add(unit)
        .add(new byte[] {(byte) (cumulative ? 1 : 0)})
        .add(attributes)
        .add(numbers.array())
        .hex();
  }

  @Override
  public String json() {
    TreeMap<String, String> cut = new TreeMap<>(attributes);
    cut.replaceAll((key, value) -> cut(value));
    return IdentityJson.write(new SeriesIdentity(kind, name, unit, cumulative, cut, bounds));
  }

  private static String cut(String text) {
    if (text.length() <= STORED_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(STORED_TEXT - 1)) ? 1 : 0;
    return text.substring(0, STORED_TEXT - end);
  }
}
