package io.andal.device;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers devices by their ids, which are kept as bytes one behind the other: a million take less
 * than 30 MB. Not thread-safe.
 */
final class DeviceIndex {
  /** The longest id, in bytes of UTF-8. */
  static final int MAX_BYTES = 255;

  private static final int PAGE = 1 << 16;

  private final List<byte[]> pages = new ArrayList<>();
  private int used = PAGE;
  private int[] places = new int[64];
  private int[] table = new int[128];
  private int size;

  DeviceIndex() {
    Arrays.fill(table, -1);
  }

  int size() {
    return size;
  }

  /** The number of a device; -1 if it has none. */
  int find(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return table[cell(bytes)];
  }

  /** The number of a device, which gets the next one if it has none. */
  int number(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0 || bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("a device's id has 1 to 255 bytes, not " + bytes.length);
    }
    int cell = cell(bytes);
    if (table[cell] >= 0) {
      return table[cell];
    }
    if (size * 8L >= table.length * 6L) {
      grow();
      cell = cell(bytes);
    }
    if (used + bytes.length + 1 > PAGE) {
      pages.add(new byte[PAGE]);
      used = 0;
    }
    byte[] page = pages.getLast();
    page[used] = (byte) bytes.length;
    System.arraycopy(bytes, 0, page, used + 1, bytes.length);
    if (size == places.length) {
      places = Arrays.copyOf(places, size + Math.max(64, size / 16));
    }
    places[size] = ((pages.size() - 1) << 16) | used;
    used += bytes.length + 1;
    table[cell] = size;
    return size++;
  }

  /** The id of a number. */
  String id(int device) {
    byte[] page = pages.get(places[device] >>> 16);
    int start = places[device] & (PAGE - 1);
    return new String(page, start + 1, page[start] & 255, StandardCharsets.UTF_8);
  }

  private int cell(byte[] id) {
    int mask = table.length - 1;
    int cell = mixed(Arrays.hashCode(id)) & mask;
    while (table[cell] >= 0 && !same(table[cell], id)) {
      cell = (cell + 1) & mask;
    }
    return cell;
  }

  private static int mixed(int hash) {
    int mixed = hash * 0x9e37_79b9;
    return mixed ^ (mixed >>> 15);
  }

  private boolean same(int device, byte[] id) {
    byte[] page = pages.get(places[device] >>> 16);
    int start = places[device] & (PAGE - 1);
    int length = page[start] & 255;
    return Arrays.equals(page, start + 1, start + 1 + length, id, 0, id.length);
  }

  private void grow() {
    table = new int[table.length * 2];
    Arrays.fill(table, -1);
    for (int device = 0; device < size; device++) {
      byte[] page = pages.get(places[device] >>> 16);
      int start = places[device] & (PAGE - 1);
      byte[] id = Arrays.copyOfRange(page, start + 1, start + 1 + (page[start] & 255));
      table[cell(id)] = device;
    }
  }
}
