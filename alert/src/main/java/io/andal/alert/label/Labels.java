package io.andal.alert.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Immutable set of name/value pairs, sorted by name. A label with an empty value is none. Hundreds
 * of thousands of them are kept, so they are an array and no tree.
 */
public final class Labels implements Comparable<Labels> {
  public static final Labels EMPTY = new Labels(new String[0]);

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SEPARATOR = 0xff;

  /** Name, value, name, value; by name. */
  private final String[] pairs;

  private Labels(String[] pairs) {
    this.pairs = pairs;
  }

  /** The labels of a map; those with empty values are left out. */
  @JsonCreator
  public static Labels of(@JsonProperty("values") Map<String, String> values) {
    SortedMap<String, String> sorted =
        values instanceof SortedMap<String, String> already && already.comparator() == null
            ? already
            : new TreeMap<>(values);
    String[] pairs = new String[2 * sorted.size()];
    int length = 0;
    for (Map.Entry<String, String> label : sorted.entrySet()) {
      if (!label.getValue().isEmpty()) {
        pairs[length++] = label.getKey();
        pairs[length++] = label.getValue();
      }
    }
    return new Labels(length == pairs.length ? pairs : Arrays.copyOf(pairs, length));
  }

  /** The labels by name; the caller's own map. */
  @JsonProperty("values")
  public NavigableMap<String, String> values() {
    NavigableMap<String, String> values = new TreeMap<>();
    forEach(values::put);
    return values;
  }

  /** Each name with its value, by name. */
  public void forEach(BiConsumer<String, String> told) {
    for (int i = 0; i < pairs.length; i += 2) {
      told.accept(pairs[i], pairs[i + 1]);
    }
  }

  /** How many there are. */
  public int size() {
    return pairs.length / 2;
  }

  /** The value of a label; empty text where there is none, which matchers take for the same. */
  public String get(String name) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i].equals(name)) {
        return pairs[i + 1];
      }
    }
    return "";
  }

  @JsonIgnore
  public boolean isEmpty() {
    return pairs.length == 0;
  }

  /** Only those of these names. */
  public Labels only(Collection<String> names) {
    String[] kept = new String[pairs.length];
    int length = 0;
    for (int i = 0; i < pairs.length; i += 2) {
      if (names.contains(pairs[i])) {
        kept[length++] = pairs[i];
        kept[length++] = pairs[i + 1];
      }
    }
    return new Labels(Arrays.copyOf(kept, length));
  }

  /**
   * Alertmanager's fingerprint: FNV-1a, 64 bits, over each name and value in order, a byte 0xFF
   * after each.
   */
  public long fingerprint() {
    long hash = OFFSET;
    for (String text : pairs) {
      hash = add(hash, text);
    }
    return hash;
  }

  private static long add(long start, String text) {
    long hash = start;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * PRIME;
    }
    return (hash ^ SEPARATOR) * PRIME;
  }

  /** A fingerprint as it is written: 16 hex digits. */
  public static String hex(long fingerprint) {
    return HexFormat.of().toHexDigits(fingerprint);
  }

  /** As in a group key: {@code {alertname="DeviceOffline", device="pump-0"}}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(i == 0 ? "" : ", ").append(pairs[i]).append('=').append(Quoted.of(pairs[i + 1]));
    }
    return text.append('}').toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Labels those && Arrays.equals(pairs, those.pairs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pairs);
  }

  /** By names and values, the way Alertmanager lists alerts. */
  @Override
  public int compareTo(Labels other) {
    return toString().compareTo(other.toString());
  }
}
