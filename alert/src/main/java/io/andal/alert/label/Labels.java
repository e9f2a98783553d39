package io.andal.alert.label;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Immutable set of name/value pairs, sorted by name. A label with an empty value is none. */
public record Labels(SortedMap<String, String> values) implements Comparable<Labels> {
  public static final Labels EMPTY = new Labels(Collections.emptySortedMap());

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final int SEPARATOR = 0xff;

  public Labels {
    TreeMap<String, String> copy = new TreeMap<>(values);
    copy.values().removeIf(String::isEmpty);
    values = Collections.unmodifiableSortedMap(copy);
  }

  public static Labels of(Map<String, String> values) {
    // Copied once only where it is sorted as we sort.
    return new Labels(
        values instanceof SortedMap<String, String> sorted && sorted.comparator() == null
            ? sorted
            : new TreeMap<>(values));
  }

  /** The value of a label; empty text where there is none, which matchers take for the same. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Only those of these names. */
  public Labels only(Collection<String> names) {
    TreeMap<String, String> kept = new TreeMap<>();
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    return new Labels(kept);
  }

  /**
   * Alertmanager's fingerprint: FNV-1a, 64 bits, over each name and value in order, a byte 0xFF
   * after each.
   */
  public long fingerprint() {
    long hash = OFFSET;
    for (Map.Entry<String, String> label : values.entrySet()) {
      hash = add(add(hash, label.getKey()), label.getValue());
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
    return "%016x".formatted(fingerprint);
  }

  /** As in a group key: {@code {alertname="DeviceOffline", device="pump-0"}}. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(label -> label.getKey() + "=" + Quoted.of(label.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** By names and values, the way Alertmanager lists alerts. */
  @Override
  public int compareTo(Labels other) {
    return toString().compareTo(other.toString());
  }
}
