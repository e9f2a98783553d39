package io.andal.slo.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in byte arrays: bit fields, varints and fixed little-endian words. */
final class Bits {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private Bits() {}

  static long getLong(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static void putLong(byte[] bytes, int at, long value) {
    LONG.set(bytes, at, value);
  }

  static int getShort(byte[] bytes, int at) {
    return ((short) SHORT.get(bytes, at)) & 0xFFFF;
  }

  static void putShort(byte[] bytes, int at, int value) {
    SHORT.set(bytes, at, (short) value);
  }

  /**
   * Reads field {@code index} of equally wide fields that start at byte {@code at}; width ≤ 56.
   *
   * @param bytes at least eight
   */
  static long field(byte[] bytes, int at, int width, int index) {
    int bit = Byte.SIZE * at + width * index;
    int word = word(bytes, bit);
    return (getLong(bytes, word) >>> (bit - Byte.SIZE * word)) & ((1L << width) - 1);
  }

  /** Writes a field into zeroed space. */
  static void putField(byte[] bytes, int at, int width, int index, long value) {
    int bit = Byte.SIZE * at + width * index;
    int word = word(bytes, bit);
    putLong(bytes, word, getLong(bytes, word) | (value << (bit - Byte.SIZE * word)));
  }

  /** Where to load the eight bytes that a field lies in; no later than eight before the end. */
  private static int word(byte[] bytes, int bit) {
    return Math.min(bit >>> 3, bytes.length - Long.BYTES);
  }

  /** How many bytes {@code count} fields of a width take. */
  static int bytesFor(int width, int count) {
    return (width * count + 7) >>> 3;
  }

  /** How many bits a number needs. */
  static int widthOf(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  /** Small numbers of either sign as small numbers without one. */
  static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }

  static long unzigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  /** How many bytes {@link #putVarint} writes. */
  static int varintLength(long value) {
    return Math.max(1, (widthOf(value) + 6) / 7);
  }

  static int putVarint(byte[] bytes, int at, long value) {
    int place = at;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[place++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[place++] = (byte) rest;
    return place;
  }

  static long getVarint(byte[] bytes, int at) {
    int place = at;
    long value = 0;
    int shift = 0;
    while (true) {
      byte next = bytes[place++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
      shift += 7;
    }
  }
}
