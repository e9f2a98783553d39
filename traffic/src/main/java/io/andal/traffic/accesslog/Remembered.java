package io.andal.traffic.accesslog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was made of texts that come again and again, such as hosts. It holds one thing per slot and
 * forgets what was there before, so it never grows. Not thread-safe.
 */
final class Remembered<T> {
  private static final int SLOTS = 2048;
  private static final int LONGEST = 1024;

  private final Function<String, T> maker;
  private final byte[][] texts = new byte[SLOTS][0];
  private final @Nullable Object[] made = new Object[SLOTS];

  Remembered(Function<String, T> maker) {
    this.maker = maker;
  }

  @SuppressWarnings("unchecked")
  T of(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return make(bytes, from, to);
    }
    int slot = slot(bytes, from, to);
    byte[] text = texts[slot];
    Object known = made[slot];
    if (text != null && known != null && Arrays.equals(text, 0, text.length, bytes, from, to)) {
      return (T) known;
    }
    T value = make(bytes, from, to);
    texts[slot] = Arrays.copyOfRange(bytes, from, to);
    made[slot] = value;
    return value;
  }

  private T make(byte[] bytes, int from, int to) {
    return maker.apply(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  private static int slot(byte[] bytes, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    return (hash ^ hash >>> 13) & SLOTS - 1;
  }
}
